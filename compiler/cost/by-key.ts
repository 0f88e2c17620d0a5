import type { Decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";
import { totalsOf, type CostReport } from "./index.ts";

/** The cost that a spec key contributes to, and the part that it mainly determines. */
export interface KeyCost {
  /** USD a month of all lines that the key is a cause of. */
  readonly monthly: Decimal;
  /** USD a month of those lines of which the key determines more than any other key. */
  readonly decides: Decimal;
  readonly lines: readonly CostLine[];
}

/** The cost of one key, `rds.rdsInstanceClass`, as `explain` shows it. */
export function costOfKey({ lines }: CostReport, key: string): KeyCost {
  const caused = lines.filter(({ keys }) => keys.includes(key));
  const decided = caused.filter(({ keys }) => keys[0] === key);
  return { monthly: totalsOf(caused).monthly, decides: totalsOf(decided).monthly, lines: caused };
}
