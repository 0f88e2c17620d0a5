/** The effect of halving and doubling each driver of `usage` on the monthly cost. */
import { minus, type Decimal } from "../pricing/decimal.ts";
import type { Driver } from "../pricing/traffic.ts";
import { effectiveSchema, nodeAt } from "../validate/schema/metadata.ts";
import { costOf, type CostReport } from "./index.ts";

export interface Sensitivity {
  readonly driver: Driver;
  readonly unit: string;
  readonly value: number;
  /** The priced values: half and double, limited to the driver's range. */
  readonly half: number;
  readonly double: number;
  /** USD a month more (or less, if negative) than now. */
  readonly atHalf: Decimal;
  readonly atDouble: Decimal;
}

/** Drivers with the largest effect first; those without effect last, by name. */
export function sensitivityOf(report: CostReport): readonly Sensitivity[] {
  const drivers = Object.entries(report.plan.usage).filter((entry): entry is [Driver, number] => typeof entry[1] === "number");
  return drivers
    .map(([driver, value]) => measure(report, driver, value))
    .sort((a, b) => {
      const [x, y] = [spread(a), spread(b)];
      if (x !== y) return x < y ? 1 : -1;
      return a.driver < b.driver ? -1 : 1;
    });
}

function measure(report: CostReport, driver: Driver, value: number): Sensitivity {
  const { minimum = 0, maximum = Infinity, type, "x-unit": unit = "" } = nodeAt(effectiveSchema(), ["usage", driver]);
  const bounded = (number: number) => Math.min(maximum, Math.max(minimum, type === "integer" ? Math.round(number) : number));
  const [half, double] = [bounded(value / 2), bounded(value * 2)];
  return { driver, unit, value, half, double, atHalf: changeAt(report, driver, half), atDouble: changeAt(report, driver, double) };
}

function changeAt({ plan, book, totals }: CostReport, driver: Driver, value: number): Decimal {
  return minus(costOf({ ...plan, usage: { ...plan.usage, [driver]: value } }, book).totals.monthly, totals.monthly);
}

function spread({ atHalf, atDouble }: Sensitivity): bigint {
  return atDouble - atHalf;
}
