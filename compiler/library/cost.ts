import type { GroupBy } from "../cost/groups.ts";
import { costOf } from "../cost/index.ts";
import { priceBookOf } from "../cost/load.ts";
import { reportJson, type CostReportJson } from "../cost/render/json.ts";
import type { Plan } from "../plan/types.ts";
import type { PriceBook } from "../pricing/price-book.ts";

/** How a plan is priced. */
export interface CostSettings {
  /** Groups of the lines; by default, modules. */
  readonly by?: GroupBy;
  /** Prices to use instead of those that the package ships for the plan's region. */
  readonly priceBook?: PriceBook;
}

/**
 * Estimates the monthly cost of a plan, line by line, from the expected usage in its spec. Amounts are USD a month as decimal text, because
 * binary floating point would not add up; nothing is rounded before the millionth. For a region without shipped prices, every line's
 * `monthly` is null.
 *
 * @param plan A plan from {@link compile}, or one parsed from its file.
 * @throws {RangeError} If the price book is for another region than the plan.
 */
export function cost(plan: Plan, settings: CostSettings = {}): CostReportJson {
  const { by = "module", priceBook = priceBookOf(plan.region) } = settings;
  if (priceBook.region !== plan.region) {
    throw new RangeError(`the price book is for ${priceBook.region}, but the plan is for ${plan.region}`);
  }
  return reportJson(costOf(plan, priceBook), by);
}
