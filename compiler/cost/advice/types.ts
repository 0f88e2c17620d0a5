import type { Environment } from "../../model/types.ts";
import type { Decimal } from "../../pricing/decimal.ts";
import type { CostReport } from "../index.ts";
import type { Alternatives } from "../alternatives.ts";

/** One change of the spec, what it would save, and what it costs in something else than money. Arithmetic, not taste. */
export interface Advice {
  readonly title: string;
  /** Spec key to change. */
  readonly key: string;
  /** USD a month of the whole environment; negative where the change would cost that much. */
  readonly saves: Decimal;
  /** The arithmetic, in a sentence. */
  readonly why: string;
  readonly givesUp: string;
}

/** What advice is made from. */
export interface Situation {
  readonly report: CostReport;
  readonly environment: Environment;
  readonly alternatives: Alternatives;
}

/** One kind of advice; none where it does not apply. */
export type Adviser = (situation: Situation) => readonly Advice[];
