/** Finds more errors in a spec that the schema rejects, so that all errors are reported at once. */
import type { CompileOptions, RunPass } from "./compile-options.ts";
import type { Diagnostic } from "./diagnostics/types.ts";
import { overrideErrors, usesOverrides } from "./overrides/index.ts";
import type { SpecSource } from "./source/types.ts";
import { validatePartially } from "./validate/partial.ts";

/** Errors and warnings besides the `earlier` ones, without consequences of those. */
export function collectErrors(
  source: SpecSource,
  earlier: readonly Diagnostic[],
  options: CompileOptions,
  pass: RunPass,
): readonly Diagnostic[] {
  // A parent that could not be read might set any key.
  if (!source.complete) return [];
  const { diagnostics, environment, isWrong } = pass("rules", () => validatePartially(source, earlier, options));
  if (environment === undefined || !usesOverrides(environment)) return diagnostics;
  const overrides = pass("plan", () => overrideErrors(environment, source));
  return [...diagnostics, ...overrides.filter(({ key = "" }) => !isWrong(key))];
}
