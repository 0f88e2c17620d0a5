/** Validation: first the schema checks the spec, then the rules check the environment made from it. */
import { accepts } from "../../generated/validators/accepts.js";
import { validate } from "../../generated/validators/effective.js";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { Environment } from "../model/types.ts";
import { checkSpec } from "../rules/check-spec.ts";
import type { CheckOptions } from "../rules/rule.ts";
import type { SpecSource } from "../source/types.ts";
import { toDiagnostic } from "./findings.ts";
import { withEmptyValues } from "./empty-values.ts";
import { numberDiagnostics } from "./numbers.ts";
import { placeholderDiagnostics } from "./placeholders.ts";
import { schemaDiagnostics } from "./schema/errors.ts";
import { effectiveSchema } from "./schema/metadata.ts";

/**
 * Schema errors, placeholders, forgotten values and numbers that lose digits. Without errors, the effective tree has the shape that the
 * model expects.
 */
export function validateSchema(source: SpecSource): readonly Diagnostic[] {
  const placeholders = placeholderDiagnostics(source);
  const numbers = numberDiagnostics(source);
  const wrong = withEmptyValues(source, schemaErrors(source));
  // A placeholder rarely matches the schema, and its own message is more helpful; the schema's message about a number quotes its digits.
  const keys = new Set(placeholders.map(({ key }) => key));
  const told = new Set(wrong.map(({ key }) => key));
  return [...wrong.filter((error) => !keys.has(error.key)), ...placeholders, ...numbers.filter(({ key }) => !told.has(key))];
}

function schemaErrors(source: SpecSource): readonly Diagnostic[] {
  // The code that explains errors is loaded only when there are some.
  if (accepts(source.tree) || validate(source.tree)) return [];
  return schemaDiagnostics(validate.errors ?? [], source, effectiveSchema());
}

/** Findings of all cross-field rules and controls, at the lines that set the keys. */
export function validateEnvironment(environment: Environment, source: SpecSource, { asOf }: CheckOptions): readonly Diagnostic[] {
  return checkSpec(environment, { asOf }).map((finding) => toDiagnostic(finding, source));
}
