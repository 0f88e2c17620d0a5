import { minus, sum, zero, type Decimal } from "../../pricing/decimal.ts";
import type { CostLine } from "../../pricing/line.ts";
import { costOf, totalsOf } from "../index.ts";
import type { Situation } from "./types.ts";

/** What a key's other value saves (negative: costs) with everything that follows from it, and the controls to waive for it. */
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

/** The sum of the lines that a question picks, what is free of them included. */
export function monthlyOf(lines: readonly CostLine[], picks: (line: CostLine) => boolean): Decimal {
  return totalsOf(lines.filter(picks)).monthly;
}

/** The sum of quantities. */
export function quantityOf(lines: readonly CostLine[], item: string): Decimal {
  return lines.filter((line) => line.item === item).reduce((total, { quantity }) => sum(total, quantity), zero);
}

/** ` and the control interface-vpc-endpoints`. */
export function withWaivers(text: string, waivers: readonly string[]): string {
  return waivers.length === 0 ? text : `${text}; waive ${waivers.join(", ")}`;
}
