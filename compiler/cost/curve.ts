/** The cost of one spec as its users grow, and the limits that it reaches. */
import { decimal, over, times, zero, type Decimal } from "../pricing/decimal.ts";
import { costOf, type CostReport, type Totals } from "./index.ts";
import { limitsOf, type Limit } from "./limits.ts";

export interface CurvePoint extends Totals {
  readonly users: number;
  /** USD a month per thousand daily users. */
  readonly perThousand: Decimal;
  /** Names of limits that the busiest hour exceeds at this number of users. */
  readonly broken: readonly string[];
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  readonly limits: readonly Limit[];
}

/** The curve for these numbers of daily users. */
export function curveOf({ plan, book }: CostReport, users: readonly number[]): Curve {
  const limits = limitsOf(plan);
  const points = users.map((count) => {
    const { totals } = costOf({ ...plan, usage: { ...plan.usage, dailyActiveUsers: count } }, book);
    const broken = limits.filter(({ breaksAt }) => breaksAt !== undefined && breaksAt <= count).map(({ name }) => name);
    const perThousand = count === 0 ? zero : over(times(totals.monthly, decimal(1000)), decimal(count));
    return { users: count, ...totals, perThousand, broken };
  });
  return { points, limits };
}
