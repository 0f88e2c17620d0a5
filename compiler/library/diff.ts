import { diffOf } from "../diff/index.ts";
import { diffJson, type DiffJson } from "../diff/render/json.ts";
import type { Plan } from "../plan/types.ts";

/**
 * Says what `pulumi up` does to get from one plan to the other: each operation with its danger, downtime and causes, the worst first, and
 * what else the change means, such as cost, permissions, limits and duration. Offline; the fields are those of
 * `platform-compile diff --format json`. `rules` is null, because plans do not say what their specs violate.
 *
 * @param before The plan that is deployed; undefined for a new environment.
 * @param after The plan to deploy; undefined for an environment that is removed, whose stack stays until `pulumi destroy`.
 * @throws {RangeError} If both are undefined.
 */
export function diff(before: Plan | undefined, after: Plan | undefined): DiffJson {
  if (before === undefined && after === undefined) throw new RangeError("diff needs at least one plan");
  const pair = {
    file: (after ?? before)!.environment,
    ...(before !== undefined && { before: { label: "before", plan: before } }),
    ...(after !== undefined && { after: { label: "after", plan: after } }),
  };
  // Plans carry no approvals, so no date counts.
  return diffJson(diffOf(pair, { asOf: "1970-01-01" }));
}
