/**
 * What only the compiler can compute about a spec. It is passed to the cost stage as functions, so that cost does not depend on planning.
 */
import type { Environment } from "../model/types.ts";
import type { Plan } from "../plan/types.ts";

/** New values by dotted key. */
export type Edits = Readonly<Record<string, unknown>>;

/** Called only for cost advice, which most runs do not need. */
export interface Alternatives {
  /** The spec with defaults filled in. */
  environment(): Environment;
  /**
   * The same spec with these keys changed, overrides included; undefined if it has an error that the spec itself does not have, unless a
   * waiver would permit it.
   */
  change(edits: Edits): Alternative | undefined;
}

export interface Alternative {
  readonly plan: Plan;
  /** Security rules that the change violates and that would need a waiver. */
  readonly waivers: readonly string[];
  /** Warnings that the spec itself does not have. */
  readonly warnings: readonly NewWarning[];
}

export interface NewWarning {
  readonly rule: string;
  readonly message: string;
}
