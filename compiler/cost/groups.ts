/** Groups lines for reports, and rounds amounts so that cents add up. */
import { decimal, minus, rounded, sum, zero, type Decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";
import { totalsOf, type Totals } from "./index.ts";

/** Criterion for grouping lines. */
export type GroupBy = "module" | "resource" | "item";

export interface CostGroup extends Totals {
  readonly name: string;
}

/** Groups in the order of their first lines; by resource or item, the most expensive first. */
export function groupLines(lines: readonly CostLine[], by: GroupBy): readonly CostGroup[] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    // The allowance of an item belongs to the item.
    const name = by === "item" ? line.item.replace(/, free$/, "") : line[by];
    const list = groups.get(name);
    if (list === undefined) groups.set(name, [line]);
    else list.push(line);
  }
  const made = [...groups].map(([name, list]) => ({ name, ...totalsOf(list) }));
  return by === "module" ? made : made.sort((a, b) => (a.monthly === b.monthly ? 0 : a.monthly < b.monthly ? 1 : -1));
}

const cent = decimal("0.01");

/** How much more the second amount is, in cents: what a reader computes from the two amounts as they are shown. */
export function centsBetween(before: Decimal, after: Decimal): Decimal {
  return minus(rounded(after, 2), rounded(before, 2));
}

/**
 * The values in whole cents, whose sum equals the rounded sum, so that a table adds up. Each value is rounded down; the remaining cents go
 * to the values with the largest remainders (largest remainder method).
 */
export function inCents(values: readonly Decimal[]): readonly Decimal[] {
  const floors = values.map((value) => (value - (((value % cent) + cent) % cent)) as Decimal);
  let left = (rounded(sum(...values), 2) - sum(...floors)) / cent;
  const order = values
    .map((value, index) => ({ index, lost: minus(value, floors[index]!) }))
    .sort((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost < b.lost ? 1 : -1));
  const result = [...floors];
  for (const { index } of order) {
    if (left <= 0n) break;
    result[index] = sum(result[index]!, cent);
    left -= 1n;
  }
  return result;
}

/** Name of the total row. */
export const totalName = "total";

/** A table row in cents. */
export interface CentRow {
  readonly name: string;
  readonly fixed: Decimal;
  readonly usage: Decimal;
  readonly monthly: Decimal;
  readonly unpriced: number;
}

/** Groups as rows, followed by the total row. Every column adds up to its total. */
export function centRows(groups: readonly CostGroup[]): readonly CentRow[] {
  const cells = inCents(groups.flatMap(({ fixed, usage }) => [fixed, usage]));
  const rows = groups.map(({ name, unpriced }, index) => {
    const [fixed, usage] = [cells[2 * index]!, cells[2 * index + 1]!];
    return { name, fixed, usage, monthly: sum(fixed, usage), unpriced };
  });
  const total = rows.reduce(
    (all, row) => ({
      name: totalName,
      fixed: sum(all.fixed, row.fixed),
      usage: sum(all.usage, row.usage),
      monthly: sum(all.monthly, row.monthly),
      unpriced: all.unpriced + row.unpriced,
    }),
    { name: totalName, fixed: zero, usage: zero, monthly: zero, unpriced: 0 } as CentRow,
  );
  return [...rows, total];
}
