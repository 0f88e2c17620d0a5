/** The effect of one spec key on the cost: the lines that it contributes to, and the cost of other values. */
import { minus, rounded, zero, type Decimal } from "../pricing/decimal.ts";
import type { KeyPrice, PricedChange } from "../pricing/key-price.ts";
import { effectsOf } from "../reference/effects.ts";
import { valueAt } from "../source/value-at.ts";
import type { Alternative, Alternatives } from "./alternatives.ts";
import { costOfKey } from "./by-key.ts";
import { costOf, type CostReport } from "./index.ts";
import { smallerChoices } from "./smaller.ts";

/** Maximum number of values to try, each of which is priced by recompiling the spec. */
const mostTried = 8;
const mostKept = 3;

/** Prices a dotted key. Leaves out values whose price is not in the price book. */
export function priceOfKey(report: CostReport, alternatives: Alternatives, key: string): KeyPrice<Decimal> {
  const { monthly, decides } = costOfKey(report, key);
  const value = valueAt(alternatives.environment().spec, key.split("."));
  const changes: PricedChange<Decimal>[] = [];
  for (const to of candidates(report, key, value).slice(0, mostTried)) {
    if (changes.length === mostKept) break;
    const change = priced(report, alternatives.change({ [key]: to }), to);
    if (change !== undefined) changes.push(change);
  }
  return { monthly, decides, changes: changes.sort((a, b) => dearer(a, b)) };
}

function dearer(a: PricedChange<Decimal>, b: PricedChange<Decimal>): number {
  if (a.monthly !== b.monthly) return a.monthly < b.monthly ? -1 : 1;
  return a.highest < b.highest ? -1 : 1;
}

function priced(report: CostReport, alternative: Alternative | undefined, to: unknown): PricedChange<Decimal> | undefined {
  // Another region has another price book. The effects of the key include the cost of a move.
  if (alternative === undefined || alternative.plan.region !== report.plan.region) return undefined;
  const { totals } = costOf(alternative.plan, report.book);
  const now = report.totals;
  const monthly = minus(totals.monthly, now.monthly);
  const highest = minus(totals.high, now.high);
  if (totals.unpriced !== now.unpriced || [monthly, highest].every((change) => rounded(change, 2) === zero)) return undefined;
  return { to, monthly, highest, waivers: alternative.waivers };
}

/** The next smaller and next larger value, then those that the reference tried, without the current value. */
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
