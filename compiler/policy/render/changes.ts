/** Changes of results for a terminal, and in the `--format json` envelope: schema/output/policy.schema.json. */
import type { PrettyOptions } from "../../diagnostics/render/pretty.ts";
import { printable } from "../../diagnostics/render/printable.ts";
import { styleOf } from "../../diagnostics/render/style.ts";
import type { FailureOfRule, PolicyChanges, WaivedRule } from "../changes.ts";
import { failureJson, waivedJson } from "./json.ts";
import { failedPart, lines, scopeOf, waiverLines } from "./pretty.ts";

/** The text ends with a line feed. */
export function prettyChanges(
  { file, failed, fixed, waived, unwaived, problems }: PolicyChanges,
  since: string,
  options: PrettyOptions,
): string {
  const style = styleOf(options.color);
  const counts: readonly (readonly [count: number, words: string])[] = [
    [failed.flatMap(({ failures }) => failures).length, "newly failed"],
    [fixed.length, "fixed"],
    [waived.length, "newly waived"],
    [unwaived.length, "no longer waived"],
  ];
  const shown = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const result = problems.length > 0 ? "not compared, because of errors" : shown.join(", ") || "no change";
  const parts = [
    `${style.strong(printable(`${file} since ${since}`))}: ${result}\n`,
    ...failed.map((each) => failedPart(each, options, style)),
    lines(fixed.map(({ rule, failure }) => `  fixed ${rule.name}: ${printable(failure.subject)}`)),
    lines(waived.flatMap((each) => waiverLines(each.rule.name, each.waived, style))),
    lines(unwaived.map((each) => `  no longer waived ${each.rule.name}${scopeOf(each.waived)}`)),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

export function changesJson(
  { report, failed, fixed, waived, unwaived, problems }: PolicyChanges,
  since: string,
): Readonly<Record<string, unknown>> {
  const { environment } = report ?? {};
  return {
    project: environment?.projectName ?? null,
    environment: environment?.environment ?? null,
    class: environment?.class ?? null,
    since,
    compared: problems.length === 0,
    failed: failed.flatMap(({ rule, failures }) => failures.map((failure) => failureOfRule({ rule, failure }))),
    fixed: fixed.map(failureOfRule),
    waived: waived.map(waivedRule),
    unwaived: unwaived.map(waivedRule),
  };
}

function failureOfRule({ rule, failure }: FailureOfRule): unknown {
  return { rule: rule.name, severity: rule.severity, failure: failureJson(failure) };
}

function waivedRule({ rule, waived }: WaivedRule): unknown {
  return { rule: rule.name, severity: rule.severity, waiver: waivedJson(waived) };
}
