/** Sets of numbers as lists of inclusive ranges. */
import type { Range } from "./types.ts";

/** The common part of two ranges; undefined if there is none. */
export function intersection<N extends number | bigint>(a: Range<N>, b: Range<N>): Range<N> | undefined {
  const from = a[0] > b[0] ? a[0] : b[0];
  const to = a[1] < b[1] ? a[1] : b[1];
  return from > to ? undefined : [from, to];
}

/** What of `from` is in none of `others`. */
export function subtract(from: readonly Range<bigint>[], others: readonly Range<bigint>[]): readonly Range<bigint>[] {
  return others.reduce<readonly Range<bigint>[]>(
    (rest, other) =>
      rest.flatMap((range) => {
        if (intersection(range, other) === undefined) return [range];
        const pieces: Range<bigint>[] = [];
        if (range[0] < other[0]) pieces.push([range[0], other[0] - 1n]);
        if (range[1] > other[1]) pieces.push([other[1] + 1n, range[1]]);
        return pieces;
      }),
    from,
  );
}

/** Sorted, with neighbors and overlaps joined. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const found: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}
