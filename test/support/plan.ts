/** Plans for tests: a shipped spec with overrides, lowered and built. */
import { lowerEnvironment } from "../../compiler/modules/lower.ts";
import type { Plan, PlanResource } from "../../compiler/plan/types.ts";
import { environmentOf } from "./environment.ts";

export const shippedSpecs = ["dev", "prod", "prod-100k"] as const;

export function planOf(name: string, over: Record<string, unknown> = {}): Plan {
  return lowerEnvironment(environmentOf(name, over));
}

export function resourceOf(plan: Plan, id: string): PlanResource {
  const found = plan.resources.find((resource) => resource.id === id);
  if (found === undefined) throw new Error(`${id} is not planned`);
  return found;
}
