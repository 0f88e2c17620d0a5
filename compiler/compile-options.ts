/** What callers choose about a compilation. */

export interface CompileOptions {
  /** The current date, YYYY-MM-DD. Determines whether waivers have expired; never part of the plan. */
  readonly asOf: string;
  /** Treat warnings as errors. */
  readonly strict?: boolean;
  /** Plan also what violates security rules, to judge all of it. Such a plan must not be deployed. */
  readonly judge?: boolean;
  /** Return no plan. It is made all the same, because budgets, overrides and keys without effect are checked in it. */
  readonly validateOnly?: boolean;
  /** Skip the budget check, because the caller prices the plan itself. */
  readonly ignoreBudget?: boolean;
  /** Wraps each pass, to measure its time. */
  readonly pass?: RunPass;
}

/** Runs one pass; must return the result of `run`. */
export type RunPass = <T>(name: PassName, run: () => T) => T;

/** The passes, in order. `policy` judges the plan where overrides could break a security rule, and counts results. */
export type PassName = "source" | "schema" | "model" | "rules" | "plan" | "policy" | "reach" | "budget";
