/** Subnets that AWS does not take out of a subnet group, because a database or cache is in them (`SubnetInUse`). */
import type { PlanReader } from "../../plan/reader.ts";
import { referencesOf, refersTo } from "../../plan/references.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { list } from "../../plan/values.ts";
import type { Operation, PropertyChange } from "../types.ts";

export interface SubnetsInUse {
  /** Without it, no plan knows whether something is in the subnets that go. */
  readonly isRefused: boolean;
  readonly notice: string;
}

/** Undefined if every subnet stays, or nothing is in the group. */
export function subnetsInUse(
  { id, previousId, type }: Operation,
  { name, before, after, through }: PropertyChange,
  old: PlanReader,
): SubnetsInUse | undefined {
  if (!/^aws:(rds|elasticache)\/subnetGroup:SubnetGroup$/.test(type) || name !== "subnetIds") return undefined;
  const now = new Set(list(after as PlanValue).map(identity));
  const all = list(before as PlanValue);
  // A subnet that is replaced is another one, though its ID in the plan is the same.
  const kept = all.filter((subnet) => now.has(identity(subnet)) && ![...referencesOf(subnet)].some((each) => through.includes(each)));
  const users = old.plan.resources.filter(({ inputs }) => groups.some((group) => refersTo(inputs[group], previousId ?? id)));
  if (kept.length === all.length || users.length === 0) return undefined;
  const names = users.map((user) => user.id).join(", ");
  if (users.some((user) => subnetsOf(user, old) > kept.length))
    return { isRefused: true, notice: `AWS refuses to remove subnets that ${names} uses` };
  return { isRefused: false, notice: `AWS refuses to remove a subnet that ${names} uses, and no plan knows which ones those are` };
}

/** Properties by which a database or cache names its subnet group. */
const groups = ["dbSubnetGroupName", "subnetGroupName"] as const;

function identity(value: PlanValue): string {
  return JSON.stringify(value);
}

/** In how many subnets the resource is at least: one per zone. */
function subnetsOf(resource: PlanResource, reader: PlanReader): number {
  const { multiAz, multiAzEnabled } = resource.inputs;
  if (multiAz === true) return 2;
  return multiAzEnabled === true ? Math.min(2, reader.number(resource, "numCacheClusters", 1)) : 1;
}
