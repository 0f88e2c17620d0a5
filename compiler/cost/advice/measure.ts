/** Compiles and prices changed specs, each once. */
import { decimal, decimalText, minus, sizeOf, zero, type Decimal } from "../../pricing/decimal.ts";
import { summarize } from "../../reference/summarize.ts";
import type { Edits } from "../alternatives.ts";
import { changesOf } from "../compare.ts";
import { costOf, type CostReport } from "../index.ts";
import type { Measured, Situation } from "./types.ts";

/** Undefined for a change that does not compile, or whose cost the price book does not know. */
export type Measure = (edits: Edits) => Measured | undefined;

/** Half a cent: less is no saving. */
export const least: Decimal = decimal("0.005");

export function measurer(situation: Situation): Measure {
  const known = new Map<string, Measured | undefined>();
  return (edits) => {
    const name = JSON.stringify(Object.entries(edits).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (!known.has(name)) known.set(name, measure(situation, edits));
    return known.get(name);
  };
}

function measure({ report, alternatives }: Situation, edits: Edits): Measured | undefined {
  const alternative = alternatives.change(edits);
  if (alternative === undefined) return undefined;
  const after = costOf(alternative.plan, report.book);
  if (after.totals.unpriced > report.totals.unpriced) return undefined;
  const saves = minus(report.totals.monthly, after.totals.monthly);
  const savesAtMost = minus(report.totals.high, after.totals.high);
  const effect = saves >= least || savesAtMost >= least ? summarize(report.plan, alternative.plan) : undefined;
  return {
    saves,
    savesAtMost,
    monthly: after.totals.monthly,
    waivers: alternative.waivers,
    warnings: alternative.warnings.map(({ rule, message }) => `${rule}: ${message}`),
    effect,
    why: effect === undefined ? "" : differences(report, after),
  };
}

const mostShown = 3;

/** `Fargate vCPU of ecsServices −13.59, …`, the largest first. */
function differences(before: CostReport, after: CostReport): string {
  const all = changesOf(before, after).filter(({ change }) => sizeOf(change) >= least);
  if (all.length === 0) return "fewer tasks at the maximum of autoscaling";
  const shown = all
    .slice(0, mostShown)
    .map(({ module, item, change }) => `${item} of ${module} ${change < zero ? "−" : "+"}${decimalText(sizeOf(change) as Decimal, 2)}`);
  const rest = all.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
