const width = 120;

/** `head` and the names after it, over as many lines as they need; no line without names. */
export function wrapped(head: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const lines = [`  ${head}:`];
  for (const [index, name] of names.entries()) {
    const text = index === names.length - 1 ? name : `${name},`;
    const line = `${lines.at(-1)} ${text}`;
    if (line.length <= width) lines[lines.length - 1] = line;
    else lines.push(`    ${text}`);
  }
  return lines;
}
