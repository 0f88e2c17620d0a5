/** The report for a terminal: the worst results first, and only the names of what is in order. */
import { renderPretty, type PrettyOptions } from "../../diagnostics/render/pretty.ts";
import { printable } from "../../diagnostics/render/printable.ts";
import { styleOf, type Style } from "../../diagnostics/render/style.ts";
import { wrapped } from "../../diagnostics/render/wrap.ts";
import { countsInWords, countsOf } from "../counts.ts";
import { idsInWords } from "../frameworks.ts";
import type { Status } from "../status.ts";
import type { PolicyReport, RuleResult, UnjudgedResource, Waived } from "../types.ts";
import { lineOf, resourcesOf, termsOf } from "./words.ts";

/** The text ends with a line feed. */
export function prettyReport({ file, environment, results, unjudged }: PolicyReport, options: PrettyOptions): string {
  const style = styleOf(options.color);
  const of = (status: Status) => results.filter((result) => result.status === status);
  const subject = environment === undefined ? [] : [`${environment.projectName} ${environment.environment}, class ${environment.class}`];
  const parts = [
    `${style.strong(printable([file, ...subject].join(": ")))}\n  policy: ${countsInWords(countsOf(results))}\n`,
    ...of("failed").map((result) => failedPart(result, options, style)),
    byReason("not judged", of("not-judged"), results),
    lines(of("waived").flatMap(({ rule, waived }) => waived.flatMap((each) => waiverLines(rule.name, each, style)))),
    ...exemptParts([...of("waived"), ...of("exempt")]),
    unjudgedPart(unjudged),
    lines(wrapped("passed", namesOf(of("passed").filter(({ because }) => because === undefined)))),
    byReason("passed", of("passed")),
    lines(wrapped("not applicable", namesOf(of("not-applicable")))),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** A rule that failed, with ids, fix and code frames. */
export function failedPart(result: RuleResult, options: PrettyOptions, style: Style): string {
  const { rule, failures } = result;
  const ids = idsInWords(rule);
  const resources = resourcesOf(result);
  const head = [
    `  ${style.error("failed")} ${style.strong(rule.name)} (${rule.severity}): ${rule.security.demand}`,
    `    why: ${rule.reason}`,
    ...(ids === "" ? [] : [`    ids: ${ids}`]),
    ...(resources.length === 0 ? [] : [`    resources: ${shortList(resources)}`]),
    `    source: ${rule.source}`,
  ];
  const blocks = renderPretty(
    failures.map(({ diagnostic }) => diagnostic),
    options,
  );
  return `${lines(head)}\n${blocks.trimEnd()}\n`;
}

/** Names of rules by the reason of their result. */
function byReason(status: string, results: readonly RuleResult[], all: readonly RuleResult[] = []): string {
  const reasons = [...new Set(results.flatMap(({ because }) => because ?? []))];
  return lines(
    reasons.flatMap((reason) => {
      const names = results.filter(({ because }) => because === reason).map(({ rule }) => rule.name);
      return wrapped(`${status} (${reason})`, names.length === all.length ? ["every rule"] : names);
    }),
  );
}

/** What the platform does without, in a line each, and what the class may, as names. */
function exemptParts(results: readonly RuleResult[]): readonly string[] {
  const all = results.flatMap(({ rule, exempt }) => exempt.map((each) => ({ name: rule.name, ...each })));
  const byClass = all.filter(({ by }) => by === "class");
  return [
    lines(wrapped(`exempt (${byClass[0]?.reason ?? ""})`, [...new Set(byClass.map(({ name }) => name))])),
    lines(all.filter(({ by }) => by === "platform").map(({ name, reason }) => `  exempt: ${name}, because ${reason}`)),
  ];
}

export function waiverLines(name: string, waived: Waived, style: Style): readonly string[] {
  return [
    `  ${style.warning("waived")} ${name} ${termsOf(waived)}${scopeOf(waived)}`,
    `    reason: ${printable(waived.reason)}`,
    `    place: ${printable(lineOf(waived.place))}`,
  ];
}

/** `: rds.rdsMultiAz`; empty if the waiver names neither key nor resource. */
export function scopeOf({ keys, resources }: Waived): string {
  const at = keys.length > 0 ? keys : resources;
  return at.length === 0 ? "" : `: ${printable(shortList(at))}`;
}

function unjudgedPart(unjudged: readonly UnjudgedResource[]): string {
  return lines(
    unjudged.flatMap((each) => [
      `  no rule judges ${each.resource} (${printable(each.type)}) at ${printable(lineOf(each))}`,
      ...(each.waiver === undefined ? [] : [`    waived until ${each.waiver.until}: ${printable(each.waiver.reason)}`]),
    ]),
  );
}

const most = 8;

function shortList(names: readonly string[]): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} and ${more} more` : names.join(", ");
}

function namesOf(results: readonly RuleResult[]): readonly string[] {
  return results.map(({ rule }) => rule.name);
}

export function lines(list: readonly string[]): string {
  return list.map((line) => `${line}\n`).join("");
}
