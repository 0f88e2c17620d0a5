/** Prefix lists of the plan. */
import type { PlanReader } from "../plan/reader.ts";
import type { PlanResource, PlanValue } from "../plan/types.ts";
import { records } from "../plan/values.ts";
import { identity } from "./read.ts";

/** The ranges in a prefix list: its own entries, and those that are resources of their own. One whose list is not known may be in any. */
export function entriesOf(reader: PlanReader, { id, inputs }: PlanResource): readonly (PlanValue | undefined)[] {
  const separate = reader
    .ofType("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry")
    .filter((entry) => [id, undefined].includes(identity(reader, entry.inputs["prefixListId"])));
  return [...records(inputs["entries"]).map((entry) => entry["cidr"]), ...separate.map((entry) => entry.inputs["cidr"])];
}
