/** Tools and benchmarks whose ids auditors know, and the rules that only this project has. */
import { auditors } from "../reference/rules.ts";
import type { AuditorIds, SecurityRule } from "../rules/rule.ts";

export type Framework = keyof AuditorIds | "own";

/** All of them, with the name that a reader knows. */
export const frameworks: readonly (readonly [framework: Framework, title: string])[] = [...auditors, ["own", "platform-compile"]];

/** `all`, or one of them. */
export type Selection = Framework | "all";

export function selected(selection: Selection): typeof frameworks {
  return frameworks.filter(([framework]) => selection === "all" || selection === framework);
}

/** The rule's ids there; its name if no framework has it. */
export function controlsIn({ name, security: { ids = {} } }: SecurityRule, framework: Framework): readonly string[] {
  if (framework !== "own") return ids[framework] ?? [];
  return auditors.some(([source]) => ids[source] !== undefined) ? [] : [name];
}

/** Has the rule an id there? */
export function isIn(rule: SecurityRule, selection: Selection): boolean {
  return selection === "all" || controlsIn(rule, selection).length > 0;
}

/** "Checkov CKV_AWS_157; CIS v5 2.2.4"; empty if only this project has the rule. */
export function idsInWords({ security: { ids = {} } }: SecurityRule): string {
  return auditors.flatMap(([source, title]) => (ids[source] === undefined ? [] : [`${title} ${ids[source].join(", ")}`])).join("; ");
}
