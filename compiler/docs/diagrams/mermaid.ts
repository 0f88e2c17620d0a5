/** Small parts of mermaid flowcharts. */

/** Text inside a label's quotes: mermaid takes entity codes for what would end the text or begin markup. */
export function label(...lines: readonly string[]): string {
  const escape = (text: string) => text.replaceAll(/["#;<>`[\]{}|\\]/g, (character) => `#${character.codePointAt(0)!};`);
  return `"${lines.map(escape).join("<br/>")}"`;
}

/** Names of nodes: `n0`, `n1` … in the order in which they are asked for, so that no id is a word of mermaid's own. */
export function nodeNames(): (id: string) => string {
  const names = new Map<string, string>();
  return (id) => {
    const known = names.get(id) ?? `n${names.size}`;
    names.set(id, known);
    return known;
  };
}
