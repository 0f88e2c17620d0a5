/** Lines added up by what people ask for, and cents that add up. */
import { decimal, minus, rounded, sum, zero, type Decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";
import { totalsOf, type Totals } from "./index.ts";

/** What lines are added up by. */
export type GroupBy = "module" | "resource" | "item";

export interface CostGroup extends Totals {
  readonly name: string;
}

/** Groups in the order of their first lines; by resource or item the dearest first. */
export function groupLines(lines: readonly CostLine[], by: GroupBy): readonly CostGroup[] {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    // What is free of an item belongs to it.
    const name = by === "item" ? line.item.replace(/, free$/, "") : line[by];
    const list = groups.get(name);
    if (list === undefined) groups.set(name, [line]);
    else list.push(line);
  }
  const made = [...groups].map(([name, list]) => ({ name, ...totalsOf(list) }));
  return by === "module" ? made : made.sort((a, b) => (a.monthly === b.monthly ? 0 : a.monthly < b.monthly ? 1 : -1));
}

const cent = decimal("0.01");

/**
 * The values in whole cents whose sum is the rounded sum, so that a table adds up: each is rounded down, and the cents that are
 * left go to those that lost most (the method of largest remainders).
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

/** Name of the row that adds the others up. */
export const totalName = "total";

/** A row of a table in cents. */
export interface CentRow {
  readonly name: string;
  readonly fixed: Decimal;
  readonly usage: Decimal;
  readonly monthly: Decimal;
  readonly unpriced: number;
}

/** Groups as rows whose columns add up to the total row, which is the last. */
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
