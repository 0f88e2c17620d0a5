/**
 * The comment on a pull request: one line per environment, the worst first, and what is behind it, folded. It never exceeds the limit: what
 * would is counted instead of listed, the largest environment first. Nothing is cut.
 */
import { dangers } from "../../change/danger/verdict.ts";
import { markdownRows, markdownText } from "../../diagnostics/render/markdown.ts";
import type { EnvironmentDiff } from "../types.ts";
import { bodyAt, leanest } from "./markdown-body.ts";
import { dangerText, headline } from "./words.ts";

/** GitHub refuses comments of more than 65,536 characters. */
export const mostCharacters = 65_000;

/** Ends with a line feed. */
export function markdownDiffs(diffs: readonly EnvironmentDiff[], broken: readonly string[], most: number = mostCharacters): string {
  const changed = worstFirst(diffs.filter(({ status, findings }) => status !== "same" || findings.length > 0));
  const same = diffs.length - changed.length;
  if (changed.length + broken.length === 0)
    return `No environment changes: ${same === 1 ? "its plan is" : `all ${same} plans are`} the same as before.\n`;
  const rest = brokenText(broken) + (same === 0 ? "" : `\n${same} ${same === 1 ? "environment stays" : "environments stay"} the same.\n`);
  const parts = fitted(changed, most - rest.length);
  return (parts?.join("\n") ?? counted(changed)) + rest;
}

function brokenText(files: readonly string[]): string {
  if (files.length === 0) return "";
  const names = files.length <= mostNamed ? files.map((file) => `\`${file}\``).join(", ") : `${files.length} specs`;
  return `\nNot compared, because of errors in the spec or at its base: ${names}. \`platform-compile validate\` shows them.\n`;
}

const mostNamed = 20;

/** What the gate refuses comes before everything else, and the end of the list are new and removed environments. */
function worstFirst(diffs: readonly EnvironmentDiff[]): readonly EnvironmentDiff[] {
  return diffs.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

function rankOf({ status, summary, findings }: EnvironmentDiff): number {
  const refused = findings.some(({ severity }) => severity === "error");
  const rank = status === "changed" ? dangers.indexOf(summary.danger) : dangers.length;
  return refused ? rank : rank + dangers.length + 1;
}

/**
 * Folded parts that fit: each has an even share of what the others leave. The worst is last to choose, so it has what is left over.
 * Undefined if even the lines alone do not fit.
 */
function fitted(diffs: readonly EnvironmentDiff[], room: number): readonly string[] | undefined {
  const parts = diffs.map((diff) => folded(diff, leanest));
  let left = parts.reduce((rest, part) => rest - part.length - 1, room);
  if (left < 0) return undefined;
  for (let index = diffs.length - 1; index >= 0; index -= 1) {
    const least = parts[index]!.length;
    parts[index] = richest(diffs[index]!, parts[index]!, least + left / (index + 1));
    left -= parts[index]!.length - least;
  }
  return parts;
}

/** No body is shorter. */
const shortestBody = 100;

/** The most detailed part within the room; the given one if none is. */
function richest(diff: EnvironmentDiff, lean: string, room: number): string {
  if (room < lean.length + shortestBody) return lean;
  for (let level = 0; level < leanest; level += 1) {
    const part = folded(diff, level);
    if (part.length <= room) return part;
  }
  return lean;
}

function folded(diff: EnvironmentDiff, level: number): string {
  const [first = "", ...others] = headline(diff);
  const title = `<code>${diff.environment}</code> <b>${first}</b>; ${markdownText(others.join("; "))}`;
  const body = bodyAt(diff, level);
  return body === "" ? `${title}\n` : `<details><summary>${title}</summary>\n\n${body}\n\n</details>\n`;
}

/** So many environments that not even their lines fit: how many there are of each kind. */
function counted(diffs: readonly EnvironmentDiff[]): string {
  const kinds = new Map<string, number>();
  for (const { status, summary } of diffs) {
    const kind = status === "changed" ? dangerText(summary.danger) : status;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const rows = [...kinds].map(([kind, count]) => [kind, String(count)]);
  return `${markdownRows(["worst", "environments"], rows)}\n\`platform-compile diff\` lists them.\n`;
}
