/** Diagnostics, which every pass returns with its value. They contain no terminal text: render/ adds that. */

/** A spec with an error has no plan; one with warnings alone has. */
export type Severity = "error" | "warning";

/** One-based lines and columns with an exclusive end, as in editors and CI annotations. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Another location in a spec file that the diagnostic mentions. */
export interface Related {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

/** The security rule that a diagnostic is about: the one that it violates, or that a waiver in the diagnostic's place names. */
export interface AboutSecurity {
  readonly rule: string;
  /** The planned resource at fault, if a resource and not a key is. */
  readonly resource?: string;
}

/** What is wrong with a spec, and where. */
export interface Diagnostic {
  /** Name of the rule, `unknown-key`. `explain` describes it. */
  readonly rule: string;
  readonly severity: Severity;
  /** The error, in one sentence. */
  readonly message: string;
  /** The fix. */
  readonly help?: string;
  readonly file: string;
  readonly range: Range;
  /** Dotted key in the spec, `rds.rdsInstanceClass`; absent if the diagnostic is about a whole file. */
  readonly key?: string;
  readonly related?: readonly Related[];
  /** Present if it is about a security rule, also if another rule reports it. */
  readonly security?: AboutSecurity;
}

/** A value and its diagnostics. The value is absent if the errors leave none to continue with. */
export interface Checked<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** The diagnostic as `--strict` reports it. */
export function asError(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "error" };
}

/** Are there errors besides those about security rules? Without any, the plan is not deployed, but can be judged. */
export function hasOtherErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity, security }) => severity === "error" && security === undefined);
}

/** The start of a file, for diagnostics without a better location. */
export const fileStart: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
