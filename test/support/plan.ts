import type { Plan, PlanResource } from "../../compiler/plan/types.ts";

/** The resource with that id. Throws when the plan has none. */
export function resourceOf(plan: Plan, id: string): PlanResource {
  const found = plan.resources.find((resource) => resource.id === id);
  if (found === undefined) throw new Error(`${id} is not planned`);
  return found;
}
