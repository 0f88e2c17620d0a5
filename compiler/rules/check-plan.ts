/** Runs every rule that checks plans. */
import type { Plan } from "../plan/types.ts";
import { planRules } from "./index.ts";
import type { Severity } from "../diagnostics/types.ts";
import type { NamedRule, Violation } from "./rule.ts";
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

/**
 * Violations of some rules. Callers that judge one plan by several lists share its view, and so what the view has evaluated. `written` is the
 * part of it that overrides and extra resources can have changed.
 */
export function violationsIn(view: PolicyView, rules: typeof planRules, written: PolicyView = view): readonly RuleViolation[] {
  return rules.flatMap((rule) =>
    [...rule.checkPlan(needsPart(rule) ? written : view)].map((violation) => ({ rule: rule.name, severity: rule.severity, ...violation })),
  );
}

/**
 * Of what keys alone make, no plan is asked whether it violates the rule: keys are judged instead, or cannot violate it. So a rule that judges
 * each resource by itself need not ask about a resource that only keys have made, whatever else the spec writes.
 */
function needsPart(rule: NamedRule): boolean {
  if (rule.judges !== "resources") return false;
  return rule.security === undefined ? rule.checkSpec !== undefined : rule.security.optional === "never";
}
