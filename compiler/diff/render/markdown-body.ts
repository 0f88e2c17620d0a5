/** What is behind an environment's line, in Markdown, as detailed as the room allows. */
import { markdownMessage, markdownRows, markdownText } from "../../diagnostics/render/markdown.ts";
import type { Effect, EnvironmentDiff } from "../types.ts";
import { bySeverity, gateTitle, type Section } from "./sections.ts";
import { byDanger, whyText, dangerText, downtimeText, operationText, typesText } from "./words.ts";

/** Listed per danger and per section at each level of detail; the rest is counted. */
const levels = [
  { resources: Infinity, notices: true, lines: Infinity, patch: true },
  { resources: 100, notices: true, lines: 40, patch: true },
  { resources: 25, notices: false, lines: 10, patch: false },
  { resources: 0, notices: false, lines: 1, patch: false },
] as const;

/** At this level, everything is counted and nothing is listed. At the one after it, there is no body. */
export const leanest: number = levels.length;

/** Empty at the last level. */
export function bodyAt(diff: EnvironmentDiff, level: number): string {
  const detail = levels[level];
  if (detail === undefined) return "";
  const { from, to, split } = diff;
  const sides = from === undefined || to === undefined ? [] : [`${markdownText(from)} → ${markdownText(to)}`];
  const sections = bySeverity(diff);
  const urgent = sections.filter(({ title }) => urgentTitles.has(title));
  const patches =
    split === undefined || !detail.patch ? [] : split.parts.map(({ title, patch }) => `${markdownText(title)}\n\n${fence(patch)}`);
  return [
    ...sides,
    ...urgent.map((section) => list(section, detail.lines)),
    ...patches,
    ...byDanger(diff.effects).map(([danger, group]) => table(dangerText(danger), group, detail)),
    ...sections.filter((section) => !urgent.includes(section)).map((section) => list(section, detail.lines)),
  ].join("\n\n");
}

const urgentTitles: ReadonlySet<string> = new Set([gateTitle, "order in time", "several pull requests"]);

type Detail = (typeof levels)[number];

function table(title: string, group: readonly Effect[], { resources, notices }: Detail): string {
  const shown = group.length > resources + 1 ? group.slice(0, resources) : group;
  const rest = group.slice(shown.length);
  const rows = merged(
    shown.map((effect) => {
      const { notices: all, downtime } = effect;
      const what = [...(downtime === undefined ? [] : [downtimeText(downtime)]), ...(notices ? all : all.slice(0, 1))];
      return [`\`${effect.operation.id}\``, ...[operationText(effect), whyText(effect), what.join("; ")].map(markdownMessage)];
    }),
  );
  const listed = rows.length === 0 ? "" : `\n\n${markdownRows(["resource", "operation", "why", "what it means"], rows).trimEnd()}`;
  const more =
    rest.length === 0
      ? ""
      : `\n\n${shown.length === 0 ? "" : "and "}${rest.length}${shown.length === 0 ? "" : " more"}: ${typesText(rest)}`;
  return `**${title}**${listed}${more}`;
}

/** One row for all resources of which it says the same. */
function merged(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const found = new Map<string, string[]>();
  for (const [id = "", ...rest] of rows) {
    const key = JSON.stringify(rest);
    found.set(key, [...(found.get(key) ?? []), id]);
  }
  return [...found].map(([key, ids]) => [ids.join(", "), ...(JSON.parse(key) as string[])]);
}

function list({ title, lines }: Section, most: number): string {
  const shown = lines.length > most + 1 ? lines.slice(0, most) : lines;
  const rest = lines.length - shown.length;
  const items = shown.map((line) => `- ${markdownMessage(line)}`);
  return [`**${title}**`, "", ...items, ...(rest === 0 ? [] : [`- ${rest}${shown.length === 0 ? "" : " more"}`])].join("\n");
}

/** A fence that is longer than any in the text. */
function fence(text: string): string {
  const ticks = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1;
  return `${"`".repeat(ticks)}diff\n${text.trimEnd()}\n${"`".repeat(ticks)}`;
}
