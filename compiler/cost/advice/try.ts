import { minus, sum, zero, type Decimal } from "../../pricing/decimal.ts";
import type { CostLine } from "../../pricing/line.ts";
import { costOf, totalsOf } from "../index.ts";
import type { Situation } from "./types.ts";

/**
 * Savings of another value for a key (negative if it costs more), including all consequences, and the controls that it would need a waiver
 * for.
 */
export function saving(
  { report, alternatives }: Situation,
  key: string,
  value: unknown,
): { readonly saves: Decimal; readonly waivers: readonly string[] } | undefined {
  const alternative = alternatives.change(key, value);
  if (alternative === undefined) return undefined;
  const { totals } = costOf(alternative.plan, report.book);
  if (totals.unpriced > report.totals.unpriced) return undefined;
  return { saves: minus(report.totals.monthly, totals.monthly), waivers: alternative.waivers };
}

/** Total of the lines that `picks` selects, including their allowances. */
export function monthlyOf(lines: readonly CostLine[], picks: (line: CostLine) => boolean): Decimal {
  return totalsOf(lines.filter(picks)).monthly;
}

/** Total quantity of an item. */
export function quantityOf(lines: readonly CostLine[], item: string): Decimal {
  return lines.filter((line) => line.item === item).reduce((total, { quantity }) => sum(total, quantity), zero);
}

/** ` and the control interface-vpc-endpoints`. */
export function withWaivers(text: string, waivers: readonly string[]): string {
  return waivers.length === 0 ? text : `${text}; waive ${waivers.join(", ")}`;
}
