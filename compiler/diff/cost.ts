/** Dollars a month before and after. */
import { changesOf, type Change } from "../cost/compare.ts";
import { centsBetween } from "../cost/groups.ts";
import type { CostReport } from "../cost/index.ts";
import { costAtShippedPrices } from "../cost/shipped-prices.ts";
import type { Plan } from "../plan/types.ts";
import { zero } from "../pricing/decimal.ts";
import type { CostDiff } from "./types.ts";

/** The difference of two plans; of a new or removed environment, one of them is undefined. */
export function costDiff(before: Plan | undefined, after: Plan | undefined): CostDiff {
  const [old, now] = [before && costAtShippedPrices(before), after && costAtShippedPrices(after)];
  return {
    before: old?.totals.monthly,
    after: now?.totals.monthly,
    change: centsBetween(old?.totals.monthly ?? zero, now?.totals.monthly ?? zero),
    lines: old === undefined || now === undefined ? [] : visibleChanges(old, now),
    incomplete: [old, now].some((report) => (report?.totals.unpriced ?? 0) > 0),
  };
}

/** The lines whose amounts differ by a cent or more. */
function visibleChanges(before: CostReport, after: CostReport): readonly Change[] {
  return changesOf(before, after)
    .map((line) => ({ ...line, change: centsBetween(line.before, line.after) }))
    .filter(({ change }) => change !== zero);
}
