/** The cost of a plan: the lines of every module, allowances, and resources without a price. */
import { modules } from "../modules/registry.generated.ts";
import { readerOf } from "../plan/reader.ts";
import type { Plan } from "../plan/types.ts";
import { CostContext } from "../pricing/context.ts";
import { minus, sum, zero, type Decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";
import type { PriceBook } from "../pricing/price-book.ts";
import { Traffic } from "../pricing/traffic.ts";
import { withAllowances } from "./allowances.ts";
import { unpricedLines } from "./unpriced.ts";

/** Cost of a month, USD. */
export interface Totals {
  readonly fixed: Decimal;
  readonly usage: Decimal;
  readonly monthly: Decimal;
  /** With every service at its minimum and maximum number of tasks. */
  readonly low: Decimal;
  readonly high: Decimal;
  /** Number of lines without a price. They are in none of the sums, which are then lower bounds. */
  readonly unpriced: number;
}

export interface CostReport {
  readonly plan: Plan;
  readonly book: PriceBook;
  /** Lines in the order of the modules. */
  readonly lines: readonly CostLine[];
  readonly totals: Totals;
}

/** Prices a plan. Pure and exact: the same plan and price book give identical lines. */
export function costOf(plan: Plan, book: PriceBook): CostReport {
  const context = new CostContext(readerOf(plan, "in-service"), new Traffic(plan.usage), book);
  const priced = modules.flatMap(({ cost }) => cost?.(context) ?? []);
  const lines = [...withAllowances(context, priced), ...unpricedLines(plan, priced)];
  return { plan, book, lines, totals: totalsOf(lines) };
}

/** Totals of lines. */
export function totalsOf(lines: readonly CostLine[]): Totals {
  let [fixed, usage, low, high] = [zero, zero, zero, zero];
  let unpriced = 0;
  for (const { kind, monthly, range } of lines) {
    if (monthly === undefined) {
      unpriced += 1;
      continue;
    }
    if (kind === "fixed") fixed = sum(fixed, monthly);
    else usage = sum(usage, monthly);
    if (range !== undefined) {
      low = sum(low, minus(range.low, monthly));
      high = sum(high, minus(range.high, monthly));
    }
  }
  const monthly = sum(fixed, usage);
  return { fixed, usage, monthly, low: sum(monthly, low), high: sum(monthly, high), unpriced };
}

/** Does no line have a price? All sums are then zero and say nothing. */
export function isUnpriced({ lines }: Pick<CostReport, "lines">): boolean {
  return lines.length > 0 && lines.every(({ monthly }) => monthly === undefined);
}
