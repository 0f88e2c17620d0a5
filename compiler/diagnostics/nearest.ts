/** "Did you mean" suggestions. */
import { distance } from "fastest-levenshtein";

/** Maximum length of text to compare. Longer text needs no suggestion, and a scalar of megabytes would take minutes. */
const longest = 100;

/**
 * The candidate that `text` most likely stands for: the one with the smallest edit distance, ignoring case and separators, up to a third of
 * its length. Undefined if none is near enough. Of equal candidates the first wins, so the result is deterministic.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  if (text.length > longest) return undefined;
  const wanted = plain(text);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let lowest = most + 1;
  for (const candidate of candidates) {
    const form = plain(candidate);
    // At least that many letters are missing. Thousands of unknown keys would otherwise take seconds.
    if (Math.abs(form.length - wanted.length) >= lowest && !wanted.startsWith(form)) continue;
    const edits = editsBetween(wanted, form, most);
    if (edits < lowest) [best, lowest] = [candidate, edits];
  }
  return best;
}

/**
 * Edit distance in which reordered letters count as one edit, because otherwise short names (`vcp`) would be too far from any candidate. A
 * longer form of a short word (`production`) is just near enough.
 */
function editsBetween(a: string, b: string, most: number): number {
  if (a !== b && a.length === b.length && [...a].sort().join("") === [...b].sort().join("")) return 1;
  const edits = distance(a, b);
  return b.length >= 4 && a.startsWith(b) ? Math.min(edits, most) : edits;
}

/** Normalizes case and separators: `rds_instance-class` equals `rdsInstanceClass`. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}
