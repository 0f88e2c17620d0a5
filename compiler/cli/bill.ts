import { costAtShippedPrices } from "../cost/shipped-prices.ts";
import type { ExploreCost } from "../explore/types.ts";
import type { Plan } from "../plan/types.ts";
import { decimalText } from "../pricing/decimal.ts";

/** Monthly costs from the price book of the plan's region, for pictures and pages; undefined if the price book has no prices. */
export function billOf(plan: Plan): readonly ExploreCost[] | undefined {
  const { lines } = costAtShippedPrices(plan);
  const priced = lines.flatMap(({ resource, item, kind, monthly }) =>
    monthly === undefined ? [] : [{ resource, item, kind, monthly: Number(decimalText(monthly)) }],
  );
  return priced.length === 0 ? undefined : priced;
}
