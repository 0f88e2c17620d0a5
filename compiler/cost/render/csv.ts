/** Lines as CSV (RFC 4180), one row per cost line, with amounts to the millionth. */
import { csvText } from "../../diagnostics/render/csv.ts";
import { decimalText } from "../../pricing/decimal.ts";
import type { CostLine } from "../../pricing/line.ts";

const head = "spec,module,resource,item,kind,quantity,unit,unit_price_usd,monthly_usd,low_usd,high_usd,price,source,as_of,confidence,keys";

/** One document for several specs. An empty cell means unknown. */
export function csvOf(specs: readonly (readonly [string, readonly CostLine[]])[]): string {
  return csvText([head.split(","), ...specs.flatMap(([spec, lines]) => lines.map((line) => cells(spec, line)))]);
}

function cells(spec: string, line: CostLine): readonly string[] {
  const { price, monthly, range } = line;
  return [
    spec,
    line.module,
    line.resource,
    line.item,
    line.kind,
    decimalText(line.quantity),
    price.unit,
    price.usd === undefined ? "" : decimalText(price.usd),
    monthly === undefined ? "" : decimalText(monthly, 6),
    range === undefined ? "" : decimalText(range.low, 6),
    range === undefined ? "" : decimalText(range.high, 6),
    price.name,
    price.source ?? "",
    price.asOf ?? "",
    price.confidence ?? "",
    line.keys.join(" "),
  ];
}
