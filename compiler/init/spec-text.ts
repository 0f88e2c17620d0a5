/** Writes decisions as YAML in the canonical layout. */
import { formatSpec, type KeyOrder } from "../source/format.ts";
import type { Decision } from "./decisions.ts";

/** The text of a spec: `head` (lines without `#`), then sections and keys in the schema's order, each below its comment. */
export function specText(
  head: readonly string[],
  decisions: readonly Decision[],
  order: KeyOrder,
  sectionComments: Readonly<Record<string, string>>,
): string {
  const lines = [...head.map((line) => `# ${line}`.trimEnd())];
  const sections = new Map<string, string[]>();
  for (const { key, value, comment } of decisions) {
    const [section = "", name] = key.split(".");
    const indent = name === undefined ? "" : "  ";
    const own = [...(comment === undefined ? [] : [`${indent}# ${comment}`]), `${indent}${name ?? section}: ${inFlow(value)}`];
    const group = name === undefined ? "" : section;
    sections.set(group, [...(sections.get(group) ?? []), ...own]);
  }
  for (const [section, own] of sections) {
    const comment = sectionComments[section];
    lines.push(...(comment === undefined ? [] : [`# ${comment}`]), ...(section === "" ? own : [`${section}:`, ...own]));
  }
  return formatSpec(`${lines.join("\n")}\n`, order);
}

/** JSON is YAML; the layout removes the quotes that are not needed. */
function inFlow(value: unknown): string {
  return JSON.stringify(value);
}

/** What `child` states besides its parent: keys with other values, and null for keys that only the parent has. */
export function differences(parent: readonly Decision[], child: readonly Decision[]): readonly Decision[] {
  const inherited = new Map(parent.map((decision) => [decision.key, decision]));
  const own = new Set(child.map(({ key }) => key));
  const changed = child.filter(({ key, value }) => JSON.stringify(inherited.get(key)?.value) !== JSON.stringify(value));
  const removed = parent.filter(({ key }) => !own.has(key)).map(({ key }) => ({ key, value: null }));
  return [...changed.map((decision) => withoutOld(decision, inherited.get(decision.key))), ...removed];
}

/** A comment that the parent has above the same key is not repeated. */
function withoutOld(decision: Decision, inherited: Decision | undefined): Decision {
  return decision.comment === inherited?.comment ? { key: decision.key, value: decision.value } : decision;
}

/** A comment that several keys have, such as the CPU of each service, stands above the first of them. */
export function withoutRepeated(decisions: readonly Decision[]): readonly Decision[] {
  const seen = new Set<string>();
  return decisions.map((decision) => {
    const { key, value, comment } = decision;
    if (comment === undefined || !seen.has(comment)) {
      if (comment !== undefined) seen.add(comment);
      return decision;
    }
    return { key, value };
  });
}
