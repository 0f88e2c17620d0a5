/** What every pass returns besides its value. Nothing here is text for a terminal: rendering happens at the edge. */
export type Severity = "error" | "warning";

/** One-based line and column, end exclusive, as editors and CI annotations count. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place in a spec file that a diagnostic also speaks of. */
export interface Related {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

export interface Diagnostic {
  /** Name of the rule, `unknown-key`; `explain` describes it. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What would be right. */
  readonly help?: string;
  readonly file: string;
  readonly range: Range;
  /** Dotted key in the spec, `rds.rdsInstanceClass`; absent for a file as a whole. */
  readonly key?: string;
  readonly related?: readonly Related[];
}

/** A value, or nothing when it is too wrong to go on, and what was found on the way. */
export interface Checked<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** The start of a file, for what has no better place. */
export const fileStart: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
