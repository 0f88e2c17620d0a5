/** Writes decisions as YAML in the canonical layout. */
import { formatSpec, type KeyOrder } from "../source/format.ts";
import type { Decision } from "./decisions.ts";

/** The text of a spec: `head` (lines without `#`), then the keys in the schema's order, each below its comment. */
export function specText(head: readonly string[], decisions: readonly Decision[], order: KeyOrder): string {
  const lines = [...head.map((line) => `# ${line}`.trimEnd())];
  const sections = new Map<string, string[]>();
  for (const { key, value, comment } of decisions) {
    const [section = "", name] = key.split(".");
    const indent = name === undefined ? "" : "  ";
    const own = [...(comment === undefined ? [] : [`${indent}# ${comment}`]), `${indent}${name ?? section}: ${inFlow(value)}`];
    const group = name === undefined ? "" : section;
    sections.set(group, [...(sections.get(group) ?? []), ...own]);
  }
  for (const [section, own] of sections) lines.push(...(section === "" ? own : [`${section}:`, ...own]));
  return formatSpec(`${lines.join("\n")}\n`, order);
}

/** JSON is YAML; the layout removes the quotes that are not needed. */
function inFlow(value: unknown): string {
  return JSON.stringify(value);
}

/** What `child` states besides its parent: keys with other values, and null for keys that only the parent has. */
export function differences(parent: readonly Decision[], child: readonly Decision[]): readonly Decision[] {
  const inherited = new Map(parent.map(({ key, value }) => [key, JSON.stringify(value)]));
  const own = new Set(child.map(({ key }) => key));
  const changed = child.filter(({ key, value }) => inherited.get(key) !== JSON.stringify(value));
  const removed = parent.filter(({ key }) => !own.has(key)).map(({ key }) => ({ key, value: null }));
  return [...changed, ...removed];
}
