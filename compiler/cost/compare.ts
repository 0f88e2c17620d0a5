/** Compares the costs of two plans. */
import { decimalText, minus, rounded, sizeOf, sum, zero, type Decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";
import type { CostReport, Totals } from "./index.ts";

export interface Amounts {
  readonly before: Decimal;
  readonly after: Decimal;
  readonly change: Decimal;
}

export interface Change extends Amounts {
  readonly module: string;
  readonly item: string;
}

/**
 * What a change adds to a month, USD to the cent; `highest` with every service at its maximum number of tasks, if that differs. Empty if it
 * adds nothing, or if the price book lacks a figure for something it adds.
 */
export function addedCost(before: Totals, after: Totals): { readonly monthly?: number; readonly highest?: number } {
  if (after.unpriced !== before.unpriced) return {};
  const cents = (which: "monthly" | "high") => Number(decimalText(rounded(minus(after[which], before[which]), 2)));
  const [monthly, highest] = [cents("monthly"), cents("high")];
  return { ...(monthly === 0 ? {} : { monthly }), ...(highest === monthly ? {} : { highest }) };
}

/** Differences by module and item (allowances belong to their item), largest change first. */
export function changesOf(before: CostReport, after: CostReport): readonly Change[] {
  return amountsBy(before, after, ({ module, item }) => `${module}\n${item.replace(/, free$/, "")}`)
    .filter(({ change }) => change !== zero)
    .map(({ name, ...amounts }) => {
      const [module, item] = name.split("\n") as [string, string];
      return { module, item, ...amounts };
    });
}

/** The lines of both plans by a name of their own, each with its cost: the largest change first. Their changes add up to that of the total. */
export function amountsBy(
  before: CostReport | undefined,
  after: CostReport | undefined,
  nameOf: (line: CostLine) => string,
): readonly (Amounts & { readonly name: string })[] {
  const [left, right] = [sums(before, nameOf), sums(after, nameOf)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => {
      const [a, b] = [left.get(name) ?? zero, right.get(name) ?? zero];
      return { name, before: a, after: b, change: minus(b, a) };
    })
    .sort((a, b) => {
      const [x, y] = [sizeOf(a.change), sizeOf(b.change)];
      if (x !== y) return x < y ? 1 : -1;
      return a.name < b.name ? -1 : 1;
    });
}

function sums(report: CostReport | undefined, nameOf: (line: CostLine) => string): ReadonlyMap<string, Decimal> {
  const result = new Map<string, Decimal>();
  for (const line of report?.lines ?? []) {
    const name = nameOf(line);
    result.set(name, sum(result.get(name) ?? zero, line.monthly ?? zero));
  }
  return result;
}
