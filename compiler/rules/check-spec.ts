/** Runs every rule that checks specs, and every security control, over an environment. */
import type { Environment } from "../model/types.ts";
import { checkControls } from "./check-controls.ts";
import { securityRules, specRules } from "./index.ts";
import type { CheckOptions, RuleFinding } from "./rule.ts";

/** All findings, in the order of the rules; waived ones are left out. */
export function checkSpec(environment: Environment, { asOf }: CheckOptions): readonly RuleFinding[] {
  const context = { asOf, securityRules };
  const found: RuleFinding[] = [];
  for (const rule of specRules) {
    for (const finding of rule.checkSpec(environment, context)) found.push({ severity: rule.severity, ...finding, rule: rule.name });
  }
  found.push(...checkControls(environment));
  return found;
}
