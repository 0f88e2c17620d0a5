/** Numbers of rules by result. */
import { securityRules } from "../rules/index.ts";
import { refusalsOf } from "./failures.ts";
import { exemptByRule } from "./exempt.ts";
import { statuses, type Status } from "./status.ts";
import type { CompiledSpec, RuleResult } from "./types.ts";
import { waivedByRule } from "./waived.ts";

/** Results by status; every status is present. */
export function countsOf(results: readonly RuleResult[]): Readonly<Record<Status, number>> {
  const count = (status: Status) => results.filter((result) => result.status === status).length;
  return Object.fromEntries(statuses.map((status) => [status, count(status)])) as Record<Status, number>;
}

/** "1 failed, 120 passed": without the statuses that no rule has, except failed ones. */
export function countsInWords(counts: Readonly<Record<Status, number>>): string {
  const shown = statuses.filter((status) => counts[status] > 0 || status === "failed");
  return shown.map((status) => `${counts[status]} ${status.replace("-", " ")}`).join(", ");
}

/** What `compile` knows without running the rules again: a plan violates none, except those that it was let through on purpose. */
export interface BriefCounts {
  /** Passed or not applicable. Without a plan, nothing is certain but the failures. */
  readonly kept: number;
  readonly waived: number;
  /** Not waived, because nobody has to. */
  readonly exempt: number;
  readonly failed: number;
}

export function briefCounts({ plan, source: _source, ...spec }: CompiledSpec): BriefCounts {
  const failed = new Set(refusalsOf(spec).map(({ security }) => security?.rule)).size;
  if (plan === undefined) return { failed, waived: 0, exempt: 0, kept: 0 };
  const waived = waivedByRule(spec);
  const exempt = [...exemptByRule(spec).keys()].filter((rule) => !waived.has(rule)).length;
  return { failed, waived: waived.size, exempt, kept: securityRules.length - failed - waived.size - exempt };
}
