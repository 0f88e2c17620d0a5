/** Patterns with `*` (any text) and `?` (any character), as IAM matches ARNs and actions. */

/** Is there a text that matches both patterns? */
export function globsMeet(a: string, b: string): boolean {
  // Most pairs name different services or resources, and differ before the first wildcard.
  const literal = Math.min(literalLength(a), literalLength(b));
  if (a.slice(0, literal) !== b.slice(0, literal)) return false;
  // row[j]: is there a text that matches both the first i characters of `a` and the first j of `b`?
  const stars = /^\**/.exec(b)![0].length;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j <= stars);
  for (let i = 0; i < a.length; i++) {
    const left = a[i]!;
    const next = [row[0]! && left === "*"];
    for (let j = 1; j <= b.length; j++) {
      const right = b[j - 1]!;
      if (left === "*" || right === "*") next[j] = row[j]! || next[j - 1]!;
      else next[j] = row[j - 1]! && (left === right || left === "?" || right === "?");
    }
    row = next;
  }
  return row[b.length]!;
}

/** Length of the text before the first wildcard. */
function literalLength(pattern: string): number {
  const at = pattern.search(/[*?]/);
  return at < 0 ? pattern.length : at;
}
