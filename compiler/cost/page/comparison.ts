/** Compares the costs with the table of the project that this one is based on. */
import { sum } from "../../pricing/decimal.ts";
import { dollars } from "../render/numbers.ts";
import { markdownTable } from "../render/table.ts";
import type { PricedSpec } from "./priced-spec.ts";
import { referenceColumns, referenceRows, type ReferenceColumn } from "./reference.ts";
import { rowCents, rowNames } from "./rows.ts";

/** Table and reasons; empty if no spec has the name of a column in the reference. */
export function comparisonSections(specs: readonly PricedSpec[]): readonly string[] {
  const pairs = specs.flatMap((spec) => {
    const isKnown = spec.isForeign !== true && Object.hasOwn(referenceColumns, spec.name);
    const column = isKnown ? referenceColumns[spec.name] : undefined;
    return column === undefined ? [] : [{ spec, column }];
  });
  return pairs.length === 0 ? [] : [comparison(pairs), reasons()];
}

interface Pair {
  readonly spec: PricedSpec;
  readonly column: ReferenceColumn;
}

function comparison(pairs: readonly Pair[]): string {
  const columns = pairs.map(({ spec, column }) => ({ spec, column, cents: rowCents(spec.report) }));
  const rows = rowNames.map((row) => [
    row,
    ...columns.flatMap(({ column, cents }) => [dollars(cents.get(row)!), String(referenceRows[row]?.[column.figure] ?? "–")]),
  ]);
  const totals = columns.flatMap(({ spec: { report }, column, cents }) => [
    `${report.totals.unpriced > 0 ? "≥ " : ""}${dollars(sum(...cents.values()))}`,
    String(Object.values(referenceRows).reduce((total, row) => total + row[column.figure], 0)),
  ]);
  const head = ["", ...columns.flatMap(({ spec, column }) => [spec.file, column.title])];
  return `## Beside the reference

USD a month. The columns called *reference* are the table of the project that this one grew out of.

${markdownTable({ head, rows: [...rows, ["Total", ...totals]], words: [0], total: true })}
${missingFigures(columns.map(({ spec }) => spec))}`;
}

function missingFigures(specs: readonly PricedSpec[]): string {
  const missing = specs.flatMap(({ file, report }) =>
    report.lines.filter(({ monthly }) => monthly === undefined).map(({ resource, item }) => `${item} of ${resource} in ${file}`),
  );
  return missing.length === 0 ? "" : `≥: the price book has no figure for ${missing.join(", ")}.\n`;
}

function reasons(): string {
  const list = Object.entries(referenceRows).map(([row, { why }]) => `- **${row}.** ${why}\n`);
  return `### What the reference counts\n\n${list.join("")}- **Data transfer, keys and images** are not in the reference: traffic to the internet, between zones and through NAT gateways, KMS and ECR.\n`;
}
