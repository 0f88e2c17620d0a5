/** Compiles and prices changed specs, each once. */
import { minus } from "../../pricing/decimal.ts";
import type { Edits } from "../alternatives.ts";
import { costOf } from "../index.ts";
import type { Measured, Situation } from "./types.ts";

/** Undefined for a change that does not compile, or whose cost the price book does not know. */
export type Measure = (edits: Edits) => Measured | undefined;

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
  return {
    plan: alternative.plan,
    report: after,
    saves: minus(report.totals.monthly, after.totals.monthly),
    savesAtMost: minus(report.totals.high, after.totals.high),
    waivers: alternative.waivers,
    warnings: alternative.warnings.map(({ rule, message }) => `${rule}: ${message}`),
  };
}
