/** The report for a terminal: one summary line per environment, then the worst first. */
import { printable } from "../../diagnostics/render/printable.ts";
import { styleOf, type Style } from "../../diagnostics/render/style.ts";
import type { Danger } from "../../change/danger/verdict.ts";
import type { Effect, EnvironmentDiff } from "../types.ts";
import { bySeverity, gateTitle } from "./sections.ts";
import { byDanger, causeText, dangerText, downtimeText, gateText, headline, operationText, toneOf, typesText } from "./words.ts";

/** A group lists this many resources, and counts the others by type. */
const mostInGroup = 25;

/** The text ends with a line feed. */
export function prettyDiffs(diffs: readonly EnvironmentDiff[], color: boolean): string {
  const style = styleOf(color);
  return diffs.map((diff) => environmentText(diff, style)).join("\n");
}

function environmentText(diff: EnvironmentDiff, style: Style): string {
  const { file, project, environment, from, to } = diff;
  const sides = from === undefined || to === undefined ? "" : `, ${from} → ${to}`;
  const lines = [
    style.strong(printable(`${file}: ${project} ${environment}${sides}`)),
    `  ${painted(diff.summary.danger, printable(headline(diff).join("; ")), style)}`,
    ...byDanger(diff.effects).flatMap(([danger, group]) => ["", ...groupLines(danger, group, style)]),
    ...bySeverity(diff)
      .filter(({ title }) => title !== gateTitle)
      .flatMap(({ title, lines: entries }) => ["", `  ${style.strong(title)}`, ...entries.map((line) => `    ${printable(line)}`)]),
    ...(diff.split?.parts ?? []).flatMap(({ title, patch }) => [
      "",
      `  ${style.strong(title)}`,
      "",
      ...patch
        .trimEnd()
        .split("\n")
        .map((line) => `    ${printable(line)}`),
    ]),
    ...gateLines(diff),
  ];
  return `${lines.join("\n")}\n`;
}

function gateLines(diff: EnvironmentDiff): readonly string[] {
  const text = gateText(diff);
  return text === undefined ? [] : ["", `  gate: ${printable(text)}`];
}

function groupLines(danger: Danger, group: readonly Effect[], style: Style): readonly string[] {
  const shown = group.length > mostInGroup + 1 ? group.slice(0, mostInGroup) : group;
  const rest = group.slice(shown.length);
  return [
    `  ${painted(danger, dangerText(danger), style)}`,
    ...shown.flatMap((effect) => effectLines(effect, style)),
    ...(rest.length === 0 ? [] : [`    and ${rest.length} more: ${typesText(rest)}`]),
  ];
}

function effectLines(effect: Effect, style: Style): readonly string[] {
  const { operation, notices, downtime } = effect;
  const cause = causeText(effect);
  const more = [...(downtime === undefined ? [] : [`${downtimeText(downtime)} (${downtime.source})`]), ...notices];
  return [
    `    ${printable(`${operation.id}: ${operationText(effect)}${cause === "" ? "" : `, ${cause}`}`)}`,
    ...more.map((line) => style.faint(`      ${printable(line)}`)),
  ];
}

function painted(danger: Danger, text: string, style: Style): string {
  const tone = toneOf(danger);
  return tone === "plain" ? text : style[tone](text);
}
