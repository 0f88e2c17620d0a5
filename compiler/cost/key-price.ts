/** What one spec key does to a spec's bill: the lines it has a part in, and what other values of it would cost. */
import { minus, rounded, zero, type Decimal } from "../pricing/decimal.ts";
import type { KeyPrice, PricedChange } from "../pricing/key-price.ts";
import { effectsOf } from "../reference/effects.ts";
import { valueAt } from "../source/value-at.ts";
import { baselineTotals, type Alternative, type Alternatives } from "./alternatives.ts";
import { costOfKey } from "./by-key.ts";
import { costOf, type CostReport, type Totals } from "./index.ts";
import { smallerChoices } from "./smaller.ts";

/** Values tried, each by planning the spec anew. */
const mostTried = 8;
const mostKept = 3;

/** Prices a dotted key. Values that need a figure which the price book lacks are in no change. */
export function priceOfKey(report: CostReport, alternatives: Alternatives, key: string): KeyPrice<Decimal> {
  const { monthly, decides } = costOfKey(report, key);
  const value = valueAt(alternatives.environment().spec, key.split("."));
  const now = baselineTotals(report, alternatives);
  const changes: PricedChange<Decimal>[] = [];
  for (const to of candidates(report, key, value).slice(0, mostTried)) {
    if (changes.length === mostKept) break;
    const change = priced(report, now, alternatives.change(key, to), to);
    if (change !== undefined) changes.push(change);
  }
  return { monthly, decides, changes: changes.sort((a, b) => dearer(a, b)) };
}

function dearer(a: PricedChange<Decimal>, b: PricedChange<Decimal>): number {
  if (a.monthly !== b.monthly) return a.monthly < b.monthly ? -1 : 1;
  return a.highest < b.highest ? -1 : 1;
}

function priced(report: CostReport, now: Totals, alternative: Alternative | undefined, to: unknown): PricedChange<Decimal> | undefined {
  // Another region has another price book; the effects of the key say what a move costs.
  if (alternative === undefined || alternative.plan.region !== report.plan.region) return undefined;
  const { totals } = costOf(alternative.plan, report.book);
  const monthly = minus(totals.monthly, now.monthly);
  const highest = minus(totals.high, now.high);
  if (totals.unpriced !== now.unpriced || [monthly, highest].every((change) => rounded(change, 2) === zero)) return undefined;
  return { to, monthly, highest, waivers: alternative.waivers };
}

/** The next smaller and the next larger one, then what the reference tried; never what it is already. */
function candidates({ book }: CostReport, key: string, value: unknown): readonly unknown[] {
  const [smaller, ...evenSmaller] = smallerChoices(key, value, book);
  const tried = effectsOf(key.split(".").slice(0, 2).join("."))
    .flatMap(({ from, to }) => [to, from])
    .filter((other) => other !== null);
  const larger = typeof value === "number" ? [value === 0 ? 1 : value * 2, value + 1] : [];
  const seen = new Set([JSON.stringify(value)]);
  return [...(smaller === undefined ? [] : [smaller]), ...larger, ...tried, ...evenSmaller].filter((other) => {
    const text = JSON.stringify(other);
    return seen.has(text) ? false : seen.add(text);
  });
}
