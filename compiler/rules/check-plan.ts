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
export function violationsOf(plan: Plan): readonly RuleViolation[] {
  return violationsIn(new PolicyView(plan), planRules);
}

/** Violations of some rules. Callers that judge one plan by several lists share its view, and so what the view has evaluated. */
export function violationsIn(view: PolicyView, rules: typeof planRules): readonly RuleViolation[] {
  return rules.flatMap((rule) =>
    [...rule.checkPlan(view)].map((violation) => ({ rule: rule.name, severity: rule.severity, ...violation })),
  );
}
