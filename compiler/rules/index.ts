/** All rules, and subsets by what they check. */
import { rules } from "./registry.generated.ts";
import type { NamedRule, Rule, SecurityRule } from "./rule.ts";

export { rules } from "./registry.generated.ts";

/** Rules that check specs. */
export const specRules = rules.filter((rule): rule is NamedRule & Required<Pick<Rule, "checkSpec">> => rule.checkSpec !== undefined);

/** Rules that check plans. */
export const planRules = rules.filter((rule): rule is NamedRule & Required<Pick<Rule, "checkPlan">> => rule.checkPlan !== undefined);

/** Rules about security. */
export const securityRules = rules.filter((rule): rule is SecurityRule => rule.security !== undefined);

const byName = new Map(rules.map((rule) => [rule.name, rule]));

/** The rule of that name. */
export function ruleNamed(name: string): NamedRule | undefined {
  return byName.get(name);
}

/** The security rule of that name. */
export function securityRule(name: string): SecurityRule | undefined {
  const rule = byName.get(name);
  return rule?.security === undefined ? undefined : (rule as SecurityRule);
}
