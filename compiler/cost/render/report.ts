/** Cost reports for people: the same content for a terminal and as Markdown, each with its own table format. */
import type { CostLine } from "../../pricing/line.ts";
import { decimal, decimalText, minus, zero, type Decimal } from "../../pricing/decimal.ts";
import type { Advice } from "../advice/index.ts";
import { changesOf } from "../compare.ts";
import type { Curve } from "../curve.ts";
import type { GroupBy } from "../groups.ts";
import { sameStack, type IgnoredEdit } from "../../change/ignored.ts";
import { isUnpriced, type CostReport } from "../index.ts";
import { netLines } from "../net-lines.ts";
import type { Sensitivity } from "../sensitivity.ts";
import type { Savings } from "../save/index.ts";
import { adviceText, savingsText } from "./advice.ts";
import { count, difference, dollars } from "./numbers.ts";
import { markdownTable, textTable, type Table } from "./table.ts";
import { changeTable, comparisonTable, curveTable, groupTable, largestLines, limitTable, sensitivityTable } from "./tables.ts";

/** A driver that no layer of the spec sets. */
export interface Assumption {
  readonly driver: string;
  readonly value: unknown;
  readonly unit: string;
}

/** The content of a report about one spec. */
export interface SpecCost {
  /** The spec as named on the command line. */
  readonly label: string;
  readonly report: CostReport;
  readonly assumptions: readonly Assumption[];
  /** Empty where nobody asked for it. */
  readonly advice: readonly Advice[];
  readonly savings?: Savings;
  /** Edits since the spec that it is compared with, or since the last commit, that a deployed stack ignores. */
  readonly ignored?: readonly IgnoredEdit[];
  /** Are those the only edits? */
  readonly noEffect?: boolean;
  readonly sensitivity?: readonly Sensitivity[];
  readonly curve?: Curve;
}

export interface Form {
  heading(text: string): string;
  table(table: Table): string;
  /** A list item: its subject, and a paragraph. */
  item(head: string, body: string): string;
  paragraph(text: string): string;
}

export const textForm: Form = {
  heading: (text) => `${text}\n\n`,
  table: textTable,
  item: (head, body) => `  ${head}\n${wrapped(body, "      ")}`,
  paragraph: (text) => wrapped(text, ""),
};
export const markdownForm: Form = {
  heading: (text) => `## ${text}\n\n`,
  table: markdownTable,
  item: (head, body) => `- **${head}**: ${body}\n`,
  paragraph: (text) => `${text}\n`,
};

const columns = 120;

/** Wraps text into indented lines of limited width. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line !== indent && line.length + word.length >= columns) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd(), ""].join("\n");
}

/** The full report of one spec. */
export function specText(spec: SpecCost, by: GroupBy, most: number, form: Form): string {
  const { report } = spec;
  const unpriced = isUnpriced(report);
  const parts = [
    form.heading(headline(spec)) +
      form.table(groupTable(report, by)) +
      `\n${notes(report)
        .map((note) => form.paragraph(note))
        .join("")}`,
    form.heading(linesTitle(netLines(report.lines).length, most)) + form.table(largestLines(report, most)),
    ...(unpriced ? [] : [...extraParts(spec, most, form), assumptionText(spec, form)]),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function linesTitle(count: number, most: number): string {
  return count <= most ? `All ${count} lines` : `The ${most} largest of ${count} lines`;
}

function headline({ label, report: { plan, book } }: SpecCost): string {
  const prices = book.date === "" ? "no prices" : `prices of ${book.date}`;
  return `${label}: ${plan.project} ${plan.environment}, ${plan.region}, ${count(Number(plan.usage["dailyActiveUsers"]))} daily users, ${prices}`;
}

function notes(report: CostReport): readonly string[] {
  const { totals, lines, plan } = report;
  const { low, high, monthly, unpriced } = totals;
  if (isUnpriced(report)) return [`There are no prices for ${plan.region}: none of the ${lines.length} lines is priced.`];
  const budget = plan.budget as { readonly monthly: number; readonly hard: boolean } | undefined;
  const guessed = lines.filter(({ price }) => price.confidence === "low").length;
  return [
    `With autoscaling, between ${dollars(low)} (every service at its minimum) and ${dollars(high)} (at its maximum).`,
    ...(budget === undefined ? [] : [budgetNote(minus(decimal(budget.monthly), monthly), unpriced, budget)]),
    ...(unpriced === 0 ? [] : [`Not priced, so the total is a lower bound: ${missingIn(lines)}.`]),
    ...(guessed === 0 ? [] : [`${guessed} lines use a price derived from others (marked ?).`]),
  ];
}

/** Prices that the book lacks, each with the resources that need it. */
function missingIn(lines: readonly CostLine[]): string {
  const byPrice = new Map<string, string[]>();
  for (const { resource, price, monthly } of lines) {
    if (monthly === undefined) byPrice.set(price.name, [...(byPrice.get(price.name) ?? []), resource]);
  }
  return [...byPrice].map(([name, resources]) => `${name} (${resources.join(", ")})`).join("; ");
}

function budgetNote(left: Decimal, unpriced: number, budget: { readonly monthly: number; readonly hard: boolean }): string {
  const limit = `Budget ${dollars(decimal(budget.monthly))} (${budget.hard ? "hard" : "soft"})`;
  if (unpriced > 0 && left >= 0n) return `${limit}: at most ${dollars(left)} left, because prices are missing.`;
  return left < 0n ? `${limit}: ${decimalText(minus(zero, left), 2)} over.` : `${limit}: ${dollars(left)} left.`;
}

function extraParts({ report, advice, savings, sensitivity, curve }: SpecCost, most: number, form: Form): readonly string[] {
  return [
    ...(sensitivity === undefined
      ? []
      : [form.heading("Effect of halving or doubling each driver") + form.table(sensitivityTable(sensitivity))]),
    ...(curve === undefined
      ? []
      : [form.heading("Cost by daily users") + form.table(curveTable(curve)), form.heading("Limits") + form.table(limitTable(curve))]),
    ...(savings === undefined ? [] : [savingsText(savings, report, form)]),
    ...(advice.length === 0 || savings !== undefined ? [] : [adviceText(advice, most, form)]),
  ];
}

function assumptionText({ assumptions }: SpecCost, form: Form): string {
  if (assumptions.length === 0) return "";
  const list = assumptions.map(({ driver, value, unit }) => `${driver} ${String(value)}${unit === "" ? "" : ` ${unit}`}`);
  return form.paragraph(`Assumed, because the spec's \`usage\` does not set them: ${list.join(", ")}.`);
}

/** Specs side by side; for two specs also the largest changes. */
export function comparisonText(specs: readonly SpecCost[], most: number, form: Form): string {
  const [first, second] = specs;
  const table = form.table(comparisonTable(specs.map(({ label, report }) => [label, report])));
  if (specs.length !== 2) return form.heading("USD a month") + table;
  const [before, after] = [first!.report, second!.report];
  const changes = changesOf(before, after);
  const total = isUnpriced(before) || isUnpriced(after) ? "unknown" : difference(before.totals.monthly, after.totals.monthly);
  const head =
    form.heading(`USD a month, ${first!.label} and ${second!.label}: ${total}`) +
    table +
    (sameStack(before.plan, after.plan) ? ignoredText(second!, form) : "");
  if (total === "unknown") return head;
  if (changes.length === 0) return `${head}\nNo cost difference.\n`;
  return `${head}\n${form.heading(`The ${Math.min(most, changes.length)} largest of ${changes.length} changes`)}${form.table(changeTable(changes, most))}`;
}

/** What of the change a deployed stack ignores: it pays neither more nor less for that. */
function ignoredText({ ignored = [], noEffect = false }: SpecCost, form: Form): string {
  const keys = [...new Set(ignored.flatMap(({ keys: [key] }) => key ?? []))];
  if (keys.length === 0) return "";
  const text = noEffect
    ? `The change has no effect on a deployed stack: ${keys.join(", ")} ${keys.length === 1 ? "applies" : "apply"} at creation only.`
    : `A deployed stack ignores the change of ${keys.join(", ")}, which applies at creation only.`;
  return `\n${form.paragraph(text)}`;
}
