/** Judges lines laid over a frozen spec, as the command does. */
import { judge } from "../../../compiler/policy/judge.ts";
import type { PolicyReport, RuleResult } from "../../../compiler/policy/types.ts";
import { compileOver } from "../overrides/support.ts";

export function judged(lines: string, parent = "dev"): PolicyReport {
  return judge("spec/escape.yaml", compileOver(lines, { parent, judge: true }));
}

export function resultIn({ results }: PolicyReport, name: string): RuleResult {
  const found = results.find(({ rule }) => rule.name === name);
  if (found === undefined) throw new Error(`no result of ${name}`);
  return found;
}

/** Names of the rules with a status. */
export function rulesWith({ results }: PolicyReport, status: RuleResult["status"]): readonly string[] {
  return results.filter((result) => result.status === status).map(({ rule }) => rule.name);
}
