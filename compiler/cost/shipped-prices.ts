/** The cost of a plan with the shipped price book of its region. */
import type { Plan } from "../plan/types.ts";
import { costOf, isUnpriced, type CostReport } from "./index.ts";
import { priceBookOf } from "./load.ts";

export function costAtShippedPrices(plan: Plan): CostReport {
  return costOf(plan, priceBookOf(plan.region));
}

/** The same; undefined if no price of the region was collected. */
export function knownCostOf(plan: Plan): CostReport | undefined {
  const report = costAtShippedPrices(plan);
  return isUnpriced(report) ? undefined : report;
}
