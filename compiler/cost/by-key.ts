import type { Decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";
import { totalsOf, type CostReport } from "./index.ts";

/** What a spec key has a part in, and what it decides most of. */
export interface KeyCost {
  /** USD a month of all lines that the key is a cause of. */
  readonly monthly: Decimal;
  /** USD a month of those of them that it decides most of all keys. */
  readonly decides: Decimal;
  readonly lines: readonly CostLine[];
}

/** The dollars of one key, `rds.rdsInstanceClass`: what `explain` shows. */
export function costOfKey({ lines }: CostReport, key: string): KeyCost {
  const caused = lines.filter(({ keys }) => keys.includes(key));
  const decided = caused.filter(({ keys }) => keys[0] === key);
  return { monthly: totalsOf(caused).monthly, decides: totalsOf(decided).monthly, lines: caused };
}
