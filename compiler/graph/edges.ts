/** References between resources, derived from the plan's expressions. */
import { referencesOf } from "../plan/references.ts";
import type { Plan, PlanResource } from "../plan/types.ts";

/** A dependency: `to` must be created before `from`. */
export interface Edge {
  /** Id of the referring resource. */
  readonly from: string;
  /** Id of the resource that it refers to. */
  readonly to: string;
  /** Top-level properties of `from` that hold the reference, and `dependsOn`; sorted, without duplicates. */
  readonly via: readonly string[];
}

/** Every reference between two resources of a plan, in the plan's order. References to unplanned resources are left out. */
export function referenceEdges(plan: Pick<Plan, "resources">): readonly Edge[] {
  const known = new Set(plan.resources.map(({ id }) => id));
  return plan.resources.flatMap((resource) =>
    [...referencesByTarget(resource)]
      .filter(([to]) => known.has(to) && to !== resource.id)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([to, via]) => ({ from: resource.id, to, via: [...via].sort() })),
  );
}

function referencesByTarget({ inputs, options }: PlanResource): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (to: string, via: string): void => {
    const known = found.get(to);
    if (known === undefined) found.set(to, new Set([via]));
    else known.add(via);
  };
  for (const [property, value] of Object.entries(inputs)) for (const id of referencesOf(value)) add(id, property);
  for (const id of options.dependsOn ?? []) add(id, "dependsOn");
  return found;
}
