/** What is close to a value that AWS does not know. */
import { distance } from "fastest-levenshtein";

/** The one of `candidates` with the lowest cost, the first of several. Throws on no candidates. */
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
 * The first of `candidates` that begins with `text` (a name not written out), else the one that takes the fewest edits, the first of
 * several; case does not count. Throws on no candidates.
 */
export function nearestText(text: string, candidates: readonly string[]): string {
  const wanted = clipped(text);
  const longer = wanted.length < 3 ? undefined : candidates.find((candidate) => candidate.toLowerCase().startsWith(wanted));
  return longer ?? cheapest(candidates, (candidate) => distance(wanted, candidate.toLowerCase()));
}

/** No name of AWS is longer; a scalar of megabytes must not cost minutes. */
export function clipped(text: string): string {
  return text.trim().toLowerCase().slice(0, 128);
}

/** Words of a packed list. */
export function unpack(words: string | undefined): string[] {
  return words === undefined || words === "" ? [] : words.split(" ");
}
