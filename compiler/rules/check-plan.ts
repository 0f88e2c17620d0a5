/** Runs every rule that checks plans. */
import type { Plan } from "../plan/types.ts";
import { planRules } from "./index.ts";
import type { Severity } from "../diagnostics/types.ts";
import type { Violation } from "./rule.ts";
import { PolicyView } from "./shared/view.ts";

/** A violation with the name of its rule. */
export interface RuleViolation extends Violation {
  readonly rule: string;
  readonly severity: Severity;
}

/** Violations in a plan, sorted by rule, regardless of class and waivers. */
export function violationsOf(plan: Plan, rules: typeof planRules = planRules): readonly RuleViolation[] {
  const view = new PolicyView(plan);
  return rules.flatMap((rule) =>
    [...rule.checkPlan(view)].map((violation) => ({ rule: rule.name, severity: rule.severity, ...violation })),
  );
}
