import type { Environment } from "../../model/types.ts";
import type { Decimal } from "../../pricing/decimal.ts";
import type { CostReport } from "../index.ts";
import type { SpecTree } from "../what-if.ts";

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
  readonly spec: SpecTree;
  /** YYYY-MM-DD: waivers are judged by it when a change is tried. */
  readonly asOf: string;
}

/** One kind of advice; none where it does not apply. */
export type Adviser = (situation: Situation) => readonly Advice[];
