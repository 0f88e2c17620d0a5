/** Did-you-mean. */
import { distance } from "fastest-levenshtein";

/** No key or value worth a suggestion is longer; a scalar of megabytes must not cost minutes. */
const longest = 100;

/**
 * The candidate that `text` was most likely meant to be: the fewest edits, case and separators aside, and at most a third of
 * its length. Undefined when nothing is that near. The first of several wins, so the result does not depend on chance.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  if (text.length > longest) return undefined;
  const wanted = plain(text);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let lowest = most + 1;
  for (const candidate of candidates) {
    const edits = editsBetween(wanted, plain(candidate), most);
    if (edits < lowest) [best, lowest] = [candidate, edits];
  }
  return best;
}

/** Letters in another order are one edit: of short names (`vcp`) nothing else is near enough. A longer word for a short one (`production`) is just near enough. */
function editsBetween(a: string, b: string, most: number): number {
  if (a !== b && a.length === b.length && [...a].sort().join("") === [...b].sort().join("")) return 1;
  const edits = distance(a, b);
  return b.length >= 4 && a.startsWith(b) ? Math.min(edits, most) : edits;
}

/** `rds_instance-class` and `rdsInstanceClass` are the same word. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}
