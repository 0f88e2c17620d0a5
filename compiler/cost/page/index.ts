/** `docs/infrastructure/cost.md` and its chart: what the specs cost, and why. */
import { docsMark } from "../../diagnostics/docs.ts";
import { zero } from "../../pricing/decimal.ts";
import { curveOf, type Curve } from "../curve.ts";
import { centRows, groupLines } from "../groups.ts";
import { isUnpriced } from "../index.ts";
import { dollars, part, total } from "../render/numbers.ts";
import { curveSvg } from "../render/svg.ts";
import { markdownTable } from "../render/table.ts";
import { curveTable, largestLines, limitTable, sensitivityTable } from "../render/tables.ts";
import { sensitivityOf } from "../sensitivity.ts";
import { bookSections, driverSection } from "./basis.ts";
import { comparisonSections } from "./comparison.ts";
import type { PricedSpec } from "./priced-spec.ts";

const drawing = "cost-curve.svg";
const curveUsers = [1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000];

/** The page and its chart, by path below docs/infrastructure. Growth and sensitivity are shown for `main`, one of `specs`. */
export function costPage(specs: readonly PricedSpec[], main: PricedSpec): ReadonlyMap<string, string> {
  const curve = isUnpriced(main.report) ? undefined : curveOf(main.report, curveUsers);
  const priced = specs.filter(({ report }) => !isUnpriced(report));
  const sections = [
    intro(specs, main),
    ...comparisonSections(priced),
    ...specs.map(detail),
    ...(curve === undefined ? [] : [growth(main, curve), sensitivity(main)]),
    driverSection(),
    ...bookSections(priced.map(({ report }) => report.book)),
  ];
  const page = ["cost.md", `# Cost\n\n${docsMark}\n\n${sections.join("\n")}`] as const;
  if (curve === undefined) return new Map([page]);
  return new Map([page, [drawing, curveSvg(curve, `${main.file}: USD a month over daily users`)]]);
}

function intro(specs: readonly PricedSpec[], { file, report }: PricedSpec): string {
  const books = new Map(
    specs.map(({ report: { book } }) => [
      book.region,
      `in ${book.region} ${book.date === "" ? "without prices" : `by prices of ${book.date}`}`,
    ]),
  );
  return `Monthly cost of the specs on demand, without tax, ${[...books.values()].join(", ")}. Every figure here is
computed from the compiled plans and the price book; \`npx platform-compile cost ${file}\` prints the same with every line,
and \`--format csv\` exports them to a spreadsheet. A month has ${report.book.hoursPerMonth} hours. AWS's free tier is
subtracted (\`usage.accountFreeTier\`).
`;
}

function detail({ file, report }: PricedSpec): string {
  const rows = centRows(groupLines(report.lines, "module")).map((row) => [
    row.name,
    part(row.fixed, row),
    part(row.usage, row),
    total(row, "≥ "),
  ]);
  const { low, high } = report.totals;
  const table = markdownTable({ head: ["module", "fixed", "usage", "USD a month"], rows, words: [0], total: true });
  if (isUnpriced(report)) {
    return `## ${file}\n\n${table}\nThere are no prices for ${report.book.region}. A price book gives them: \`npx platform-compile cost ${file} --price-book FILE\`.\n`;
  }
  return `## ${file}

${table}
Autoscaling can move the total between ${dollars(low)} and ${dollars(high)}. The largest lines:

${markdownTable(largestLines(report, 10))}`;
}

function growth({ file }: PricedSpec, curve: Curve): string {
  return `## As users grow

\`${file}\` with more and more users; tasks are added as the load needs them, up to autoscaling's maximum.

![Cost over daily users](${drawing})

${markdownTable(curveTable(curve))}
What the busiest hour breaks first (\`usage.peakFactor\` times the average):

${markdownTable(limitTable(curve))}`;
}

function sensitivity({ file, report }: PricedSpec): string {
  const moving = sensitivityOf(report).filter(({ atHalf, atDouble }) => atHalf !== zero || atDouble !== zero);
  return `## What moves it

\`${file}\`, with each usage driver halved and doubled:

${markdownTable(sensitivityTable(moving))}`;
}
