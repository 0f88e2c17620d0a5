/** Checks the cost of a plan against the spec's budget. */
import { counted } from "../diagnostics/counted.ts";
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { Plan } from "../plan/types.ts";
import { decimal, decimalText, minus } from "../pricing/decimal.ts";
import type { SpecSource } from "../source/types.ts";
import { priceBookDiagnostics } from "./age.ts";
import type { Alternatives } from "./alternatives.ts";
import { dearestDecisions, type Decision } from "./decisions.ts";
import { costOf, type CostReport } from "./index.ts";
import { priceBookOf } from "./load.ts";

/** The budget in a plan. */
interface Budget {
  readonly monthly: number;
  readonly hard: boolean;
}

/** The budget pass of the compiler. Empty for a spec without a budget; otherwise the budget's diagnostic, and those of the price book. */
export function checkBudget(plan: Plan, source: SpecSource, alternatives: Alternatives, asOf: string): readonly Diagnostic[] {
  if (plan.budget === undefined) return [];
  const book = priceBookOf(plan.region);
  return [...priceBookDiagnostics(book, source.file, asOf), ...budgetDiagnostics(costOf(plan, book), source, alternatives)];
}

/**
 * If the cost exceeds the budget: an error or warning at its line, with the most expensive decisions and the savings of the next smaller
 * choices. If it seems to be met, but prices are missing: an error or warning as well.
 */
export function budgetDiagnostics(report: CostReport, source: SpecSource, alternatives: Alternatives): readonly Diagnostic[] {
  const budget = report.plan.budget as Budget | undefined;
  if (budget === undefined) return [];
  const { monthly, unpriced } = report.totals;
  const limit = decimal(budget.monthly);
  if (monthly <= limit) return incomplete(report, budget, source);
  const { file, range } = source.locate(["budget", "monthly"]);
  const cost = `${unpriced > 0 ? "at least " : ""}${decimalText(monthly, 2)} USD a month`;
  const decisions = dearestDecisions(report, alternatives);
  return [
    {
      rule: "budget-exceeded",
      severity: budget.hard ? "error" : "warning",
      message: `the estimated cost of ${cost} exceeds the budget of ${decimalText(limit, 2)} by ${decimalText(minus(monthly, limit), 2)}`,
      help: `reduce the cost or raise the budget; for details, run: npx platform-compile cost ${source.file}`,
      file,
      range,
      key: "budget.monthly",
      related: decisions.map((decision) => {
        const place = source.locate(decision.key.split("."));
        return { file: place.file, range: place.range, message: describe(decision) };
      }),
    },
  ];
}

const mostNamed = 3;

/**
 * Fixed lines without a price. Those that grow with usage are estimates anyway. A region without any price has its own warning, so a soft
 * budget adds none.
 */
function incomplete({ lines, book }: CostReport, budget: Budget, source: SpecSource): readonly Diagnostic[] {
  const missing = lines.filter((line) => line.kind === "fixed" && line.monthly === undefined);
  if (missing.length === 0 || (book.date === "" && !budget.hard)) return [];
  const names = missing.slice(0, mostNamed).map(({ item, resource }) => `${item} of ${resource}`);
  const rest = missing.length - names.length;
  const { file, range } = source.locate(["budget", "monthly"]);
  const place = { file, range };
  const message = `the budget of ${decimalText(decimal(budget.monthly), 2)} cannot be checked: ${missing.length} of ${lines.length} lines have no price (${names.join(", ")}${rest > 0 ? ` and ${rest} more` : ""})`;
  const soft = budget.hard ? "make the budget soft (`hard: false`), or " : "";
  const help = `${soft}check it with a complete price book: npx platform-compile cost ${source.file} --price-book FILE`;
  return [
    { ...problem("budget-incomplete", place, message, { help, key: "budget.monthly" }), severity: budget.hard ? "error" : "warning" },
  ];
}

/** `rds.rdsInstanceClass: db.t3.medium costs 122.64; db.t3.small would save 61.32`. */
export function describe({ key, value, monthly, smaller }: Decision): string {
  const costs = `${key}: ${shown(value)} ${Array.isArray(value) && value.length !== 1 ? "cost" : "costs"} ${decimalText(monthly, 2)}`;
  if (smaller === undefined) return `${costs}; no cheaper value is available`;
  const waiver = smaller.waivers.length === 0 ? "" : ` (waive ${smaller.waivers.join(", ")})`;
  const choice = smaller.key === key ? shown(smaller.value) : `${smaller.key}: ${shown(smaller.value)}`;
  return `${costs}; ${choice} would save ${decimalText(smaller.saves, 2)}${waiver}`;
}

/** A value for display; a list is shown by its length. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return counted(value.length, "item");
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
