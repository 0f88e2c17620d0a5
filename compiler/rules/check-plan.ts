/** Runs every rule that checks plans. */
import type { Plan } from "../plan/types.ts";
import { planRules } from "./index.ts";
import type { Violation } from "./rule.ts";
import { PolicyView } from "./shared/view.ts";

/** A violation with the name of its rule. */
export interface RuleViolation extends Violation {
  readonly rule: string;
}

/** Violations of a plan, whatever its class and waivers say, in the order of the rules. */
export function violationsOf(plan: Plan): readonly RuleViolation[] {
  const view = new PolicyView(plan);
  return planRules.flatMap(({ name, checkPlan }) => [...checkPlan(view)].map((violation) => ({ rule: name, ...violation })));
}
