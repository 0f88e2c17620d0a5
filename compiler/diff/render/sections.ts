/** What a reviewer must know besides operations, as titled lists of plain text. */
import { changesText } from "./cost-lines.ts";
import type { EnvironmentDiff } from "../types.ts";
import { durationText, gateText, limitText, permissionText, ruleText } from "./words.ts";

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Verdict and findings of the gate. A terminal shows them as diagnostics and as its last line. */
export const gateTitle = "gate";

/** Sections with content, in the order of their urgency. */
export function bySeverity(diff: EnvironmentDiff): readonly Section[] {
  const { findings, order, split, permissions, reach, rules, limits, duration, cost, change } = diff;
  const waivers = (rules?.waived ?? []).map(({ rule, until, reason }) => `waived ${rule} until ${until}: ${reason}`);
  const dropped = (rules?.unwaived ?? []).map(({ rule }) => `no longer waived: ${rule}`);
  const verdict = gateText(diff);
  const sections: readonly Section[] = [
    { title: gateTitle, lines: [...(verdict === undefined ? [] : [verdict]), ...findingLines(findings)] },
    { title: "order in time", lines: order.map(({ text }, index) => (index === 0 ? `first: ${text}` : text)) },
    { title: "several pull requests", lines: split === undefined ? [] : [split.because] },
    { title: "permissions", lines: permissions.map(permissionText) },
    { title: "reachability", lines: reach === undefined ? [] : [...reach.opened.map((line) => `opened: ${line}`), ...reach.closed.map((line) => `closed: ${line}`)] },
    { title: "rules newly violated", lines: [...(rules?.violated ?? []).map(ruleText), ...waivers] },
    { title: "rules fixed", lines: [...(rules?.fixed ?? []).map(ruleText), ...dropped] },
    { title: "limits", lines: limits.map(limitText) },
    { title: "cost, USD a month", lines: changesText(cost.lines) },
    { title: "duration", lines: duration === undefined ? [] : [durationText(duration)] },
    { title: "besides resources", lines: change.operations.length === 0 ? [] : change.besides },
  ]; // prettier-ignore
  return sections.filter(({ lines }) => lines.length > 0);
}

/** How to approve is the same for all, so the first one says it. */
function findingLines(findings: EnvironmentDiff["findings"]): readonly string[] {
  return findings.map(({ rule, message, help }, index) => {
    const isFirst = findings.findIndex((other) => other.rule === rule) === index;
    return help === undefined || !isFirst ? message : `${message}; ${help}`;
  });
}
