/** Cost reports for people: the same content for a terminal and as Markdown, each with its own table format. */
import { decimal, decimalText, minus, rounded, zero, type Decimal } from "../../pricing/decimal.ts";
import type { Advice } from "../advice/index.ts";
import { changesOf } from "../compare.ts";
import type { Curve } from "../curve.ts";
import type { GroupBy } from "../groups.ts";
import type { CostReport } from "../index.ts";
import type { Sensitivity } from "../sensitivity.ts";
import type { Savings } from "../save/index.ts";
import { adviceText, savingsText } from "./advice.ts";
import { change, count, dollars } from "./numbers.ts";
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
  const parts = [
    form.heading(headline(spec)) +
      form.table(groupTable(report, by)) +
      `\n${notes(report)
        .map((note) => form.paragraph(note))
        .join("")}`,
    form.heading(`The ${Math.min(most, report.lines.length)} largest of ${report.lines.length} lines`) +
      form.table(largestLines(report, most)),
    ...extraParts(spec, most, form),
    assumptionText(spec, form),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function headline({ label, report: { plan, book } }: SpecCost): string {
  const prices = book.date === "" ? "no prices" : `prices of ${book.date}`;
  return `${label}: ${plan.project} ${plan.environment}, ${plan.region}, ${count(Number(plan.usage["dailyActiveUsers"]))} daily users, ${prices}`;
}

function notes({ totals, lines, plan }: CostReport): readonly string[] {
  const { low, high, monthly, unpriced } = totals;
  const missing = lines.filter((line) => line.monthly === undefined);
  const budget = plan.budget as { readonly monthly: number; readonly hard: boolean } | undefined;
  const guessed = lines.filter(({ price }) => price.confidence === "low").length;
  return [
    `With autoscaling, between ${dollars(low)} (every service at its minimum) and ${dollars(high)} (at its maximum).`,
    ...(budget === undefined ? [] : [budgetNote(minus(decimal(budget.monthly), monthly), budget)]),
    ...(unpriced === 0
      ? []
      : [`Not priced, so the total is a lower bound: ${missing.map(({ resource, price }) => `${resource} (${price.name})`).join(", ")}.`]),
    ...(guessed === 0 ? [] : [`${guessed} lines use a price derived from others (marked ?).`]),
  ];
}

function budgetNote(left: Decimal, budget: { readonly monthly: number; readonly hard: boolean }): string {
  const limit = `Budget ${dollars(decimal(budget.monthly))} (${budget.hard ? "hard" : "soft"})`;
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
  const total = change(minus(rounded(after.totals.monthly, 2), rounded(before.totals.monthly, 2)));
  const head = form.heading(`USD a month, ${first!.label} and ${second!.label}: ${total}`) + table;
  if (changes.length === 0) return `${head}\nNo cost difference.\n`;
  return `${head}\n${form.heading(`The ${Math.min(most, changes.length)} largest of ${changes.length} changes`)}${form.table(changeTable(changes, most))}`;
}
