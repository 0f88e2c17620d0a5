import type { Pair } from "./types.ts";

/** A side that does not compile has no plan to compare. */
export function isComparable({ before, after }: Pair): boolean {
  return [before, after].every((side) => side === undefined || side.plan !== undefined);
}
