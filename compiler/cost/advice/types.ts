import type { Environment } from "../../model/types.ts";
import type { Decimal } from "../../pricing/decimal.ts";
import type { CostReport } from "../index.ts";
import type { Alternatives } from "../alternatives.ts";

/** One possible change of the spec: its savings, and its non-monetary cost. Based on arithmetic, not on preference. */
export interface Advice {
  readonly title: string;
  /** Spec key to change. */
  readonly key: string;
  /** USD a month for the whole environment; negative if the change costs more. */
  readonly saves: Decimal;
  /** The arithmetic, in one sentence. */
  readonly why: string;
  readonly givesUp: string;
}

/** Input of the advisers. */
export interface Situation {
  readonly report: CostReport;
  readonly environment: Environment;
  readonly alternatives: Alternatives;
}

/** One kind of advice; empty if it does not apply. */
export type Adviser = (situation: Situation) => readonly Advice[];
