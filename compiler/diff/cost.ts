/** Dollars a month before and after. */
import { changesOf } from "../cost/compare.ts";
import { costAtShippedPrices } from "../cost/shipped-prices.ts";
import type { Plan } from "../plan/types.ts";
import { minus, zero } from "../pricing/decimal.ts";
import type { CostDiff } from "./types.ts";

/** The difference of two plans; of a new or removed environment, one of them is undefined. */
export function costDiff(before: Plan | undefined, after: Plan | undefined): CostDiff {
  const [old, now] = [before && costAtShippedPrices(before), after && costAtShippedPrices(after)];
  return {
    before: old?.totals.monthly,
    after: now?.totals.monthly,
    change: minus(now?.totals.monthly ?? zero, old?.totals.monthly ?? zero),
    lines: old === undefined || now === undefined ? [] : changesOf(old, now),
    incomplete: [old, now].some((report) => (report?.totals.unpriced ?? 0) > 0),
  };
}
