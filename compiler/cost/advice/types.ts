import type { Decimal } from "../../pricing/decimal.ts";
import type { EffectName, KeyEffect } from "../../reference/effects.ts";
import type { Alternatives, Edits } from "../alternatives.ts";
import type { CostReport } from "../index.ts";

/** Another value of one spec key, with what it needs. */
export interface Change {
  readonly key: string;
  readonly from: unknown;
  readonly to: unknown;
  /** How many smaller values are nearer to the current one. */
  readonly depth: number;
  /** Values of other keys without which the change does not compile, by dotted key. */
  readonly needs?: Edits;
  /** Less of what the key stands for; false for an equal class of another family, and for a switch that is turned on. */
  readonly less: boolean;
}

/**
 * What a change asks of its readers, from small to large: `nothing` that rules or names can tell; `less` of something; a `waiver`; or a
 * change that `pulumi up` cannot make on a deployed stack, or only with a loss of data.
 */
export const sacrifices = ["nothing", "less", "waiver", "rebuild"] as const;
export type Sacrifice = (typeof sacrifices)[number];

/** One possible change of the spec, measured by compiling the spec with it. */
export interface Advice extends Change {
  readonly title: string;
  /** USD a month for the whole environment. */
  readonly saves: Decimal;
  /** The same with every service at its maximum number of tasks. */
  readonly savesAtMost: Decimal;
  /** The largest differences of the bill, in words. */
  readonly why: string;
  /** What `pulumi up` would do to a deployed stack. */
  readonly effect: EffectName;
  /** Security rules that would need a waiver. */
  readonly waivers: readonly string[];
  readonly sacrifice: Sacrifice;
  /** In words, without a full stop. */
  readonly givesUp: string;
}

/** Input of the advice: a priced spec, and what the compiler makes of changed ones. */
export interface Situation {
  readonly report: CostReport;
  readonly alternatives: Alternatives;
}

/** What is known of a changed spec after it was compiled and priced. Its plan is not kept: hundreds of them would fill the memory. */
export interface Measured {
  readonly saves: Decimal;
  readonly savesAtMost: Decimal;
  /** USD a month of the changed spec. */
  readonly monthly: Decimal;
  readonly waivers: readonly string[];
  /** New warnings, as `rule: message`. */
  readonly warnings: readonly string[];
  /** What `pulumi up` would do, and the largest differences of the bill; only of a change that saves. */
  readonly effect: Effect | undefined;
  readonly why: string;
}

/** The effect of one change on a deployed stack. */
export type Effect = Omit<KeyEffect, "spec" | "from" | "to">;
