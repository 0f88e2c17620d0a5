/** Compares the costs of two plans. */
import { minus, sizeOf, sum, zero, type Decimal } from "../pricing/decimal.ts";
import type { CostReport } from "./index.ts";

export interface Change {
  readonly module: string;
  readonly item: string;
  readonly before: Decimal;
  readonly after: Decimal;
  readonly change: Decimal;
}

/** Differences by module and item (allowances belong to their item), largest change first. */
export function changesOf(before: CostReport, after: CostReport): readonly Change[] {
  const [left, right] = [sums(before), sums(after)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((name) => {
      const [module, item] = name.split("\n") as [string, string];
      const [a, b] = [left.get(name) ?? zero, right.get(name) ?? zero];
      return { module, item, before: a, after: b, change: minus(b, a) };
    })
    .filter(({ change }) => change !== zero)
    .sort((a, b) => {
      const [x, y] = [sizeOf(a.change), sizeOf(b.change)];
      if (x !== y) return x < y ? 1 : -1;
      return `${a.module}\n${a.item}` < `${b.module}\n${b.item}` ? -1 : 1;
    });
}

function sums({ lines }: CostReport): ReadonlyMap<string, Decimal> {
  const result = new Map<string, Decimal>();
  for (const { module, item, monthly } of lines) {
    const name = `${module}\n${item.replace(/, free$/, "")}`;
    result.set(name, sum(result.get(name) ?? zero, monthly ?? zero));
  }
  return result;
}
