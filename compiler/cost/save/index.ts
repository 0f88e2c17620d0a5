/** Combinations of changes that lower the bill by a target, each compiled and priced as a whole. */
import { zero, type Decimal } from "../../pricing/decimal.ts";
import { adviceFrom } from "../advice/index.ts";
import { measurer, type Measure } from "../advice/measure.ts";
import { editsOf } from "../advice/requirements.ts";
import { sacrifices, type Advice, type Situation } from "../advice/types.ts";
import { Search, type Combination } from "./search.ts";

export type { Combination } from "./search.ts";

export interface Savings {
  /** USD a month to save. */
  readonly target: Decimal;
  /** Those that reach it, the smallest sacrifice first; if none does, the one that saves the most. */
  readonly combinations: readonly Combination[];
  readonly reached: boolean;
}

/** Further steps down of each key that combinations may use. */
const deepest = 3;
const mostCombinations = 4;

/** Looks for ways to save `target` USD a month. */
export function savingsOf(situation: Situation, target: Decimal, measure: Measure = measurer(situation)): Savings {
  const advice = adviceFrom(situation, measure, deepest).filter(({ saves }) => saves > zero);
  const search = new Search(measure, [...advice].sort(bySacrifice), target);
  const first = search.without(new Set());
  if (first === undefined || first.saves < target) {
    return { target, combinations: first === undefined ? [] : [first], reached: false };
  }
  const found = new Map([[nameOf(first), first]]);
  // Every other combination does without one change of a combination found before, the hardest first.
  for (const known of found.values()) {
    for (const { key } of known.changes.toReversed()) {
      if (found.size >= mostCombinations) break;
      const other = search.without(new Set([key]));
      if (other !== undefined && other.saves >= target && !found.has(nameOf(other))) found.set(nameOf(other), other);
    }
  }
  return { target, combinations: [...found.values()].sort(bySum), reached: true };
}

/** The smallest sacrifice first, then the nearest value, then the largest saving. */
function bySacrifice(a: Advice, b: Advice): number {
  return rank(a) - rank(b) || a.depth - b.depth || (a.saves === b.saves ? 0 : a.saves < b.saves ? 1 : -1);
}

function rank({ sacrifice }: Advice): number {
  return sacrifices.indexOf(sacrifice);
}

function nameOf({ changes }: Combination): string {
  return JSON.stringify(changes.flatMap((change) => Object.entries(editsOf(change))).sort());
}

/** By the number of the hardest changes, then of the next harder ones, and so on; then by what remains to pay. */
function bySum(a: Combination, b: Combination): number {
  for (const sacrifice of sacrifices.toReversed()) {
    const [x, y] = [a, b].map(({ changes }) => changes.filter((change) => change.sacrifice === sacrifice).length) as [number, number];
    if (x !== y) return x - y;
  }
  return a.monthly < b.monthly ? -1 : 1;
}
