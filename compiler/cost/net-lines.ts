/** Lines as they are shown: each with its free allowance subtracted. */
import { minus, sum, zero, type Decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";

export interface NetLine extends CostLine {
  /** How much of the quantity is free. */
  readonly free: Decimal;
}

/** An allowance follows the line that it belongs to. */
export function netLines(lines: readonly CostLine[]): readonly NetLine[] {
  const found: NetLine[] = [];
  for (const line of lines) {
    const gross = found.at(-1);
    if (gross === undefined || line.item !== `${gross.item}, free` || line.resource !== gross.resource) found.push({ ...line, free: zero });
    else found[found.length - 1] = net(gross, line);
  }
  return found;
}

function net(gross: NetLine, { quantity, monthly }: CostLine): NetLine {
  if (monthly === undefined || gross.monthly === undefined) return gross;
  const { range } = gross;
  return {
    ...gross,
    free: minus(zero, quantity),
    monthly: sum(gross.monthly, monthly),
    ...(range === undefined ? {} : { range: { low: sum(range.low, monthly), high: sum(range.high, monthly) } }),
  };
}
