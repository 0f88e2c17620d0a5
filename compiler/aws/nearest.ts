/** Suggestions for values that AWS does not know. */
import { distance } from "fastest-levenshtein";

/** The candidate with the lowest cost; the first one if several are equal. Throws if there are no candidates. */
export function cheapest<T>(candidates: readonly T[], cost: (candidate: T) => number): T {
  const [first, ...rest] = candidates;
  if (first === undefined) throw new Error("nothing to choose from");
  let best: T = first;
  let lowest = cost(first);
  for (const candidate of rest) {
    const own = cost(candidate);
    if (own < lowest) [best, lowest] = [candidate, own];
  }
  return best;
}

/**
 * The first candidate that begins with `text` (an abbreviated name), or else the one with the smallest edit distance, the first one if
 * several are equal. Ignores case. Throws if there are no candidates.
 */
export function nearestText(text: string, candidates: readonly string[]): string {
  const wanted = clipped(text);
  const longer = wanted.length < 3 ? undefined : candidates.find((candidate) => candidate.toLowerCase().startsWith(wanted));
  return longer ?? cheapest(candidates, (candidate) => distance(wanted, candidate.toLowerCase()));
}

/** Truncates text to more than the length of any AWS name: the edit distance of a scalar of megabytes would take minutes. */
export function clipped(text: string): string {
  return text.trim().toLowerCase().slice(0, 128);
}

/** Splits a packed list into words. */
export function unpack(words: string | undefined): string[] {
  return words === undefined || words === "" ? [] : words.split(" ");
}
