/** What resources and keys of a plan cost, for `why` and `trace`. */
import { costOfKey } from "../../cost/by-key.ts";
import { costOf, totalsOf } from "../../cost/index.ts";
import { priceBookOf } from "../../cost/load.ts";
import type { Plan } from "../../plan/types.ts";
import { decimalText, rounded, type Decimal } from "../../pricing/decimal.ts";
import type { Prices } from "../../why/pretty.ts";

/** Undefined prices where the region has no price book. */
export function pricesOf(plan: Plan): Prices {
  const book = priceBookOf(plan.region);
  if (book.date === "") return { ofResource: () => undefined, ofKey: () => undefined };
  const report = costOf(plan, book);
  return {
    ofResource: (id) => cents(totalsOf(report.lines.filter(({ resource }) => resource === id)).monthly),
    ofKey: (key) => cents(costOfKey(report, key).monthly),
  };
}

function cents(amount: Decimal): number {
  return Number(decimalText(rounded(amount, 2)));
}
