/** Validation: first the schema checks the spec, then the rules check the environment made from it. */
import { accepts } from "../../generated/validators/accepts.js";
import { validate } from "../../generated/validators/effective.js";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { Environment } from "../model/types.ts";
import { checkSpec } from "../rules/check-spec.ts";
import type { CheckOptions } from "../rules/rule.ts";
import type { SpecSource } from "../source/types.ts";
import { toDiagnostic } from "./findings.ts";
import { numberDiagnostics } from "./numbers.ts";
import { placeholderDiagnostics } from "./placeholders.ts";
import { schemaDiagnostics } from "./schema/errors.ts";
import { effectiveSchema } from "./schema/metadata.ts";

/**
 * Schema errors, placeholders and numbers that lose digits, in addition to the `earlier` errors from reading the spec. Without errors, the effective tree has the
 * shape that the model expects.
 */
export function validateSchema(source: SpecSource, earlier: readonly Diagnostic[]): readonly Diagnostic[] {
  const placeholders = placeholderDiagnostics(source);
  const numbers = numberDiagnostics(source);
  // The code that explains errors is loaded only when there are some.
  if (accepts(source.tree) || validate(source.tree)) return [...placeholders, ...numbers];
  const schema = schemaDiagnostics(validate.errors ?? [], source, effectiveSchema());
  // A placeholder rarely matches the schema; the message about the placeholder is more helpful.
  const keys = new Set(placeholders.map(({ key }) => key));
  const wrong = schema.filter((error) => !keys.has(error.key) && !isConsequence(error, earlier));
  // The schema's message about a number quotes its digits as well.
  const told = new Set(wrong.map(({ key }) => key));
  return [...wrong, ...placeholders, ...numbers.filter(({ key }) => !told.has(key))];
}

/** An empty value is reported once, not again as missing or null. */
function isConsequence(error: Diagnostic, earlier: readonly Diagnostic[]): boolean {
  return earlier.some(({ rule, file, range }) => rule === "empty-value" && file === error.file && range.line === error.range.line);
}

/** Findings of all cross-field rules and controls, at the lines that set the keys. */
export function validateEnvironment(environment: Environment, source: SpecSource, { asOf }: CheckOptions): readonly Diagnostic[] {
  return checkSpec(environment, { asOf }).map((finding) => toDiagnostic(finding, source));
}
