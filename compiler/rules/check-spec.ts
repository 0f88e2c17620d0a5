/** Runs every cross-field rule and every security control over an environment. */
import type { Environment } from "../model/types.ts";
import { checkControls } from "./controls.ts";
import type { Rule, RuleContext, RuleFinding } from "./rule.ts";

/** All findings, in the order of the rules; waived ones are left out. */
export function checkRules(environment: Environment, context: RuleContext, rules: readonly Rule[]): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const rule of rules) {
    for (const finding of rule.check(environment, context)) found.push({ severity: rule.severity, ...finding, code: rule.code });
  }
  found.push(...checkControls(environment));
  return found;
}
