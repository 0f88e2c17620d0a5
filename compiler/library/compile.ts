import { prettyJson } from "../canonical/json.ts";
import { compileSpec } from "../compile.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/types.ts";
import type { Plan } from "../plan/types.ts";
import { checkedDay, type CompileSettings } from "./settings.ts";

/** What {@link compile} returns. */
export interface CompileResult {
  /** All errors and warnings, in the order of the passes; empty for a spec without any. */
  readonly diagnostics: readonly Diagnostic[];
  /** The plan of the environment; absent if there are errors. */
  readonly plan?: Plan;
}

/**
 * Checks one spec and compiles it into the plan that `pulumi up` deploys.
 *
 * Errors in the spec are diagnostics, all of them at once, whatever the file contains: a missing file, broken YAML, an unknown key, a
 * violated rule, an exceeded budget.
 *
 * @example
 *   const { plan, diagnostics } = compile("spec/prod.yaml", { files: nodeFiles("."), asOf: "2026-01-15" });
 *
 * @param file Path of the spec relative to the project, with `/` separators.
 * @throws {RangeError} If `settings.asOf` is not a date.
 */
export function compile(file: string, settings: CompileSettings): CompileResult {
  const { diagnostics, plan } = compileSpec(file, settings.files, optionsOf(settings));
  return { diagnostics, ...(plan === undefined || hasErrors(diagnostics) ? {} : { plan }) };
}

/**
 * Checks one spec without planning it, which is faster than {@link compile} and finds the same errors and warnings.
 *
 * @param file Path of the spec relative to the project, with `/` separators.
 * @returns All errors and warnings. The spec is valid if none of them has the severity `error`.
 * @throws {RangeError} If `settings.asOf` is not a date.
 */
export function validate(file: string, settings: CompileSettings): readonly Diagnostic[] {
  return compileSpec(file, settings.files, { ...optionsOf(settings), validateOnly: true }).diagnostics;
}

/**
 * The text of a plan file. Canonical: equal plans have equal bytes on every machine, the ones that the command `compile` writes to
 * `generated/plans/`.
 */
export function planText(plan: Plan): string {
  return prettyJson(plan);
}

function optionsOf({ asOf, strict = false }: CompileSettings): { readonly asOf: string; readonly strict: boolean } {
  return { asOf: checkedDay(asOf), strict };
}
