/** What only the compiler can tell of a spec: cost is given it as functions, and does not know how plans are made. */
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";
import { costOf, type CostReport, type Totals } from "./index.ts";

/** Asked for only where money is advised on: most compiles never do. */
export interface Alternatives {
  /** The spec with its defaults filled in. */
  environment(): Environment;
  /** The same spec with one key changed; undefined where the schema or a rule refuses that for a reason that the spec does not have. */
  change(key: string, value: unknown): Alternative | undefined;
  /** What alternatives are compared with, where it is not the spec's own plan: they have no overrides and no extra resources. */
  baseline(): Plan | undefined;
}

export interface Alternative {
  readonly plan: Plan;
  /** Security controls that the change switches off, and that the spec would have to waive. */
  readonly waivers: readonly string[];
}

/** What the spec costs as its alternatives are planned. */
export function baselineTotals({ totals, book }: CostReport, alternatives: Alternatives): Totals {
  const plan = alternatives.baseline();
  return plan === undefined ? totals : costOf(plan, book).totals;
}
