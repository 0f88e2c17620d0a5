/** Patterns with `*` (any text) and `?` (any character), as IAM matches ARNs. */

/** Is there a text that matches both patterns? */
export function globsMeet(a: string, b: string): boolean {
  const known = new Map<number, boolean>();
  const meet = (i: number, j: number): boolean => {
    const at = i * (b.length + 1) + j;
    const found = known.get(at) ?? step(i, j);
    known.set(at, found);
    return found;
  };
  const step = (i: number, j: number): boolean => {
    if (a[i] === "*") return meet(i + 1, j) || (j < b.length && meet(i, j + 1));
    if (b[j] === "*") return meet(i, j + 1) || (i < a.length && meet(i + 1, j));
    if (i === a.length || j === b.length) return i === a.length && j === b.length;
    return (a[i] === b[j] || a[i] === "?" || b[j] === "?") && meet(i + 1, j + 1);
  };
  return meet(0, 0);
}
