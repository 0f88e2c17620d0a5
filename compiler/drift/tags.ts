/** Tags of a resource in AWS, which are its own and the provider's default tags. */
import { fromProvider } from "../change/operations/provider-settings.ts";
import type { Plan, PlanResource } from "../plan/types.ts";
import type { PlanRecord } from "../plan/values.ts";
import { differences, type Difference } from "./differences.ts";
import { expected, type StateOf } from "./expected.ts";
import { record, type StateResource } from "./state.ts";

interface Tags {
  /** All tags in AWS. */
  readonly whole: unknown;
  readonly differences: readonly Difference[];
}

/**
 * Differences of the tags of a resource whose inputs in the state have none. A refresh only updates inputs that are there: the tags that a
 * person adds to such a resource are in `tagsAll` alone, and an update removes them. Undefined if the inputs can be compared instead.
 */
export function tagDifferences(resource: PlanResource, actual: StateResource, plan: Plan, stateOf: StateOf): Tags | undefined {
  const { tagsAll: wanted } = fromProvider(plan, resource, resource.inputs as PlanRecord);
  const found = record(actual.inputs["tagsAll"]) ?? record(actual.outputs["tagsAll"]);
  if (wanted === undefined || found === undefined || actual.inputs["tags"] !== undefined) return undefined;
  if (resource.inputs["tags"] !== undefined && record(actual.outputs["tags"]) === undefined) return undefined;
  return { whole: found, differences: differences(expected(wanted, stateOf), found, ["tags"]) };
}
