/** Helpers for Mermaid flowcharts. */

/** Text of a quoted label. Characters that would end it or begin markup become entity codes. */
export function label(...lines: readonly string[]): string {
  const escape = (text: string) => text.replaceAll(/["#;<>`[\]{}|\\]/g, (character) => `#${character.codePointAt(0)!};`);
  return `"${lines.map(escape).join("<br/>")}"`;
}

/** Allocates node names `n0`, `n1`, … in order of first use, so that no id collides with a Mermaid keyword. */
export function nodeNames(): (id: string) => string {
  const names = new Map<string, string>();
  return (id) => {
    const known = names.get(id) ?? `n${names.size}`;
    names.set(id, known);
    return known;
  };
}
