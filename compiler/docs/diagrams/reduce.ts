/** A dependency: what is created first, and what needs it. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Leaves out pairs that others imply transitively. Pairs in a cycle are kept, because nothing in a cycle is implied. */
export function withoutImplied<P extends Pair>(pairs: readonly P[]): readonly P[] {
  const next = new Map<string, P[]>();
  for (const pair of pairs) next.set(pair.from, [...(next.get(pair.from) ?? []), pair]);
  const reaches = (start: string, goal: string, skip: P): boolean => {
    const seen = new Set<string>();
    const visit = (node: string): boolean => {
      if (seen.has(node)) return false;
      seen.add(node);
      return (next.get(node) ?? []).some((pair) => pair !== skip && (pair.to === goal || visit(pair.to)));
    };
    return visit(start);
  };
  return pairs.filter((pair) => reaches(pair.to, pair.from, pair) || !reaches(pair.from, pair.to, pair));
}
