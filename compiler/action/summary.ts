/** What a change does to each environment, as Markdown: resources and costs. */
import { comparisonText, markdownForm, type SpecCost } from "../cost/render/report.ts";
import { costOf } from "../cost/index.ts";
import { priceBookOf } from "../cost/load.ts";
import { code, table } from "../docs/markdown.ts";
import { decimalText, minus, rounded, type Decimal } from "../pricing/decimal.ts";
import type { Plan } from "../plan/types.ts";
import type { PlanChange } from "./changes.ts";
import { otherChanges, resourceChanges, type ResourceChange } from "./resource-changes.ts";

/** The part that is always shown, and a folded part for each environment. */
export interface Summary {
  readonly overview: string;
  readonly details: readonly Detail[];
}

export interface Detail {
  /** One line of Markdown. */
  readonly title: string;
  readonly body: string;
}

/** Compares plans, not specs: what is deployed is the plan. */
export function summaryOf(changes: readonly PlanChange[]): Summary {
  if (changes.length === 0) return { overview: "No environment changes: every plan is the same as at the base.", details: [] };
  const rows = changes.map((change) => {
    const resources = resourceChanges(change.before, change.after);
    return { change, resources, cost: costOfChange(change) };
  });
  const overview = table(
    ["environment", "", "resources", "USD a month"],
    rows.map(({ change, resources, cost }) => [code(nameOf(change)), kindOf(change), inWords(resources), cost.text]),
  );
  return {
    overview,
    details: rows.map(({ change, resources, cost }) => ({
      title: `${nameOf(change)}: ${inWords(resources)}`,
      body: [resourceTable(resources), otherText(change), cost.table].filter((part) => part !== "").join("\n\n"),
    })),
  };
}

function nameOf({ before, after }: PlanChange): string {
  return (after ?? before)!.environment;
}

function kindOf({ before, after }: PlanChange): string {
  if (before === undefined) return "new";
  return after === undefined ? "deleted; its stack stays until `pulumi destroy`" : "changed";
}

/** "1 added, 2 changed". With none, only what is not a resource differs, or only descriptions, causes or waivers. */
function inWords(resources: readonly ResourceChange[]): string {
  const count = (how: ResourceChange["how"]) => resources.filter((resource) => resource.how === how).length;
  const parts = (["added", "changed", "removed"] as const).flatMap((how) => (count(how) === 0 ? [] : [`${count(how)} ${how}`]));
  return parts.join(", ") || "none";
}

function resourceTable(resources: readonly ResourceChange[]): string {
  const rows = resources.map(({ id, type, how, properties }) => [code(id), code(type), how, properties.map(code).join(", ")]);
  return table(["resource", "type", "", "properties"], rows);
}

function otherText({ before, after }: PlanChange): string {
  const names = before === undefined || after === undefined ? [] : otherChanges(before, after);
  return names.length === 0 ? "" : `Also different: ${names.map(code).join(", ")}.`;
}

function costOfChange({ before, after }: PlanChange): { readonly text: string; readonly table: string } {
  const [old, now] = [priced(before, "base"), priced(after, "this change")];
  if (old === undefined || now === undefined) return { text: totalText(now ?? old), table: "" };
  // The difference of the amounts as they are shown.
  const change = decimalText(minus(inCents(now), inCents(old)), 2);
  const signed = change.startsWith("-") ? change : `+${change}`;
  if (/^[+-]0\.00$/.test(signed)) return { text: `${totalText(now)}, no change`, table: "" };
  return { text: `${totalText(old)} → ${totalText(now)} (${signed})`, table: comparisonText([old, now], 12, markdownForm).trimEnd() };
}

function inCents({ report }: SpecCost): Decimal {
  return rounded(report.totals.monthly, 2);
}

function totalText(cost: SpecCost | undefined): string {
  return cost === undefined ? "" : decimalText(cost.report.totals.monthly, 2);
}

function priced(plan: Plan | undefined, label: string): SpecCost | undefined {
  return plan === undefined ? undefined : { label, report: costOf(plan, priceBookOf(plan.region)), assumptions: [], advice: [] };
}
