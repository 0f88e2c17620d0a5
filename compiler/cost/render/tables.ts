/** The tables of reports. */
import { decimal, decimalText, sum, times, zero, type Decimal } from "../../pricing/decimal.ts";
import { modules } from "../../modules/registry.generated.ts";
import type { CostLine } from "../../pricing/line.ts";
import type { Change } from "../compare.ts";
import type { Curve } from "../curve.ts";
import { centRows, groupLines, inCents, totalName, type CentRow, type GroupBy } from "../groups.ts";
import type { CostReport } from "../index.ts";
import { netLines } from "../net-lines.ts";
import type { Sensitivity } from "../sensitivity.ts";
import { change, count, difference, dollars, part, quantity, total } from "./numbers.ts";
import type { Table } from "./table.ts";

/** Fixed, usage and total cost of each group; columns add up to the cent. */
export function groupTable({ lines }: CostReport, by: GroupBy): Table {
  const rows = centRows(groupLines(lines, by)).map((row) => [row.name, part(row.fixed, row), part(row.usage, row), total(row)]);
  return { head: [by, "fixed", "usage", "USD a month"], rows, words: [0], total: true };
}

/**
 * The most expensive lines, each with its arithmetic, the other ones together, and the total: the column adds up to the cent. Lines without
 * a price come first, because their cost is unknown.
 */
export function largestLines({ lines, totals }: CostReport, most: number): Table {
  const sorted = [...netLines(lines)].sort((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? 1 : -1));
  const [shown, rest] = [sorted.slice(0, most), sorted.slice(most)];
  const others = rest.reduce((all, { monthly }) => sum(all, monthly ?? zero), zero);
  const cents = inCents([...shown.map(({ monthly }) => monthly ?? zero), others]);
  const rows = shown.map(({ resource, item, quantity: amount, free, price, monthly, kind, range }, index) => {
    const bound = (value: Decimal) => dollars(value === monthly ? cents[index]! : value);
    return [
      resource,
      item,
      kind,
      `${quantity(amount)} ${price.unit}${free === zero ? "" : `, ${quantity(free)} free`}`,
      price.usd === undefined ? "no price" : `${decimalText(price.usd)}${price.confidence === "low" ? " ?" : ""}`,
      monthly === undefined ? "?" : dollars(cents[index]!),
      range === undefined || range.low === range.high ? "" : `${bound(range.low)} to ${bound(range.high)}`,
    ];
  });
  const unpriced = rest.filter(({ monthly }) => monthly === undefined).length;
  const more = total({ monthly: cents.at(-1)!, unpriced });
  const last = [
    ...(rest.length === 0 ? [] : [[`${rest.length} other lines`, "", "", "", "", more, ""]]),
    [totalName, "", "", "", "", total(totals), ""],
  ];
  const head = ["resource", "item", "kind", "quantity", "unit price", "USD a month", "autoscaled"];
  return { head, rows: [...rows, ...last], words: [0, 1, 2, 6], total: true };
}

function key({ monthly }: CostLine): bigint {
  return monthly ?? 10n ** 30n;
}

/** Specs side by side; for two specs also the change. Cells match each spec's own table. */
export function comparisonTable(reports: readonly (readonly [string, CostReport])[]): Table {
  const columns = reports.map(([, report]) => new Map(centRows(groupLines(report.lines, "module")).map((row) => [row.name, row])));
  const present = new Set(columns.flatMap((column) => [...column.keys()]));
  const known = modules.map(({ name }) => name).filter((name) => present.has(name));
  const names = [...known, ...[...present].filter((name) => name !== totalName && !known.includes(name)), totalName];
  const pair = reports.length === 2;
  const rows = names.map((name) => {
    const cells = columns.map((column) => column.get(name) ?? { monthly: zero, unpriced: 0 });
    // Without prices, a module that is billed for nothing shows no amount either.
    const texts = columns.map((column, index) => (column.has(name) ? total(cells[index]!) : part(zero, column.get(totalName)!)));
    return [name, ...texts, ...(pair ? [sumDifference(cells[0]!, cells[1]!)] : [])];
  });
  return { head: ["module", ...reports.map(([name]) => name), ...(pair ? ["change"] : [])], rows, words: [0], total: true };
}

/** Between two sums of which one is not priced at all, nobody knows it. */
function sumDifference(before: Pick<CentRow, "monthly" | "unpriced">, after: Pick<CentRow, "monthly" | "unpriced">): string {
  return [before, after].some((sum) => total(sum) === "not priced") ? "unknown" : difference(before.monthly, after.monthly);
}

/** Changes between two plans. */
export function changeTable(changes: readonly Change[], most: number): Table {
  const rows = changes
    .slice(0, most)
    .map(({ module, item, before, after }) => [module, item, dollars(before), dollars(after), difference(before, after)]);
  return { head: ["module", "item", "before", "after", "change"], rows, words: [0, 1] };
}

export function sensitivityTable(list: readonly Sensitivity[]): Table {
  const rows = list.map(({ driver, unit, value, half, double, atHalf, atDouble }) => [
    `usage.${driver}`,
    `${value} ${unit}`.trim(),
    change(atHalf) + bound(half, times(decimal(value), decimal("0.5"))),
    change(atDouble) + bound(double, times(decimal(value), decimal(2))),
  ]);
  return { head: ["driver", "now", "halved", "doubled"], rows, words: [0] };
}

/** If half or double the value is out of the driver's range: the value that was priced instead. */
function bound(priced: number, meant: Decimal): string {
  return decimal(priced) === meant ? "" : ` (at ${priced})`;
}

export function curveTable({ points }: Curve): Table {
  const rows = points.map(({ users, fixed, usage, monthly, perThousand, broken }) => [
    count(users),
    dollars(fixed),
    dollars(usage),
    dollars(monthly),
    dollars(perThousand),
    broken.join(", "),
  ]);
  return { head: ["daily users", "fixed", "usage", "USD a month", "per 1,000 users", "limits exceeded"], rows, words: [5] };
}

export function limitTable({ limits }: Curve): Table {
  const rows = limits.map(({ name, key: specKey, capacity, unit, demand, breaksAt }) => [
    name,
    specKey,
    `${quantity(demand)} of ${quantity(capacity)} ${unit}`,
    breaksAt === undefined ? "above 1,000,000,000" : count(breaksAt),
  ]);
  return { head: ["limit", "key", "busiest hour now", "exceeded at daily users"], rows, words: [0, 1, 2] };
}
