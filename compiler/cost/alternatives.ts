/**
 * What only the compiler can compute about a spec. It is passed to the cost stage as functions, so that cost does not depend on planning.
 */
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";
import { costOf, type CostReport, type Totals } from "./index.ts";

/** Called only for cost advice, which most runs do not need. */
export interface Alternatives {
  /** The spec with defaults filled in. */
  environment(): Environment;
  /**
   * The same spec with one key changed; undefined if the schema rejects the change, or if a rule other than a security rule reports an
   * error that the spec itself does not have.
   */
  change(key: string, value: unknown): Alternative | undefined;
  /** The plan to compare alternatives with, if it differs from the spec's own plan: alternatives have no overrides or extra resources. */
  baseline(): Plan | undefined;
}

export interface Alternative {
  readonly plan: Plan;
  /** Security controls that the change turns off and that would need a waiver. */
  readonly waivers: readonly string[];
}

/** Cost of the spec as alternatives are planned. */
export function baselineTotals({ totals, book }: CostReport, alternatives: Alternatives): Totals {
  const plan = alternatives.baseline();
  return plan === undefined ? totals : costOf(plan, book).totals;
}
