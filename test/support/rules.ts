/** Runs rules one at a time, in the way in which the compiler runs all of them. */
import type { Environment } from "../../compiler/model/types.ts";
import { securityRules } from "../../compiler/rules/index.ts";
import type { Finding, Rule } from "../../compiler/rules/rule.ts";

/** What the rule reports for the environment, on the date that all tests share. */
export function findingsOf(rule: Pick<Rule, "checkSpec">, environment: Environment): readonly Finding[] {
  return [...(rule.checkSpec?.(environment, { asOf: "2026-11-24", securityRules }) ?? [])];
}
