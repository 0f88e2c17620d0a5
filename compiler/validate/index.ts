/** The two halves of validation: what the schema says of the spec, then what the rules say of the environment made from it. */
import { defaults } from "../../generated/defaults.ts";
import { accepts } from "../../generated/validators/accepts.js";
import { validate } from "../../generated/validators/effective.js";
import type { Diagnostic } from "../diagnostics/types.ts";
import { buildEnvironment } from "../model/index.ts";
import type { Environment } from "../model/types.ts";
import type { SpecSource } from "../source/types.ts";
import { checkSpec } from "../rules/check-spec.ts";
import { pathOf } from "../source/keys.ts";
import { placeholderDiagnostics } from "./placeholders.ts";
import type { CheckOptions, RuleFinding } from "../rules/rule.ts";
import { checkUntouched, repair } from "./partial.ts";
import { schemaDiagnostics } from "./schema/errors.ts";
import { effectiveSchema } from "./schema/metadata.ts";

/** Schema errors and placeholders. Without errors the effective tree has the shape that the model expects. */
export function validateSchema(source: SpecSource): readonly Diagnostic[] {
  const placeholders = placeholderDiagnostics(source);
  // What is wrong is asked only where something is: the code that tells it need not be loaded before.
  if (accepts(source.tree) || validate(source.tree)) return placeholders;
  const schema = schemaDiagnostics(validate.errors ?? [], source, effectiveSchema());
  // A placeholder is rarely of the right form; that it is one says all.
  const keys = new Set(placeholders.map(({ key }) => key));
  return [...schema.filter(({ key }) => !keys.has(key)), ...placeholders];
}

/** Findings of all cross-field rules and controls, at the lines that set the keys; with `errorsOnly` no warnings. */
export function validateEnvironment(
  environment: Environment,
  source: SpecSource,
  context: CheckOptions & { readonly errorsOnly?: boolean },
): readonly Diagnostic[] {
  const findings = checkSpec(environment, context);
  const wanted = context.errorsOnly === true ? findings.filter(({ severity }) => severity === "error") : findings;
  return wanted.map((finding) => toDiagnostic(finding, source));
}

/** What can be judged of a spec with errors. */
export interface Rest {
  readonly diagnostics: readonly Diagnostic[];
  /** With values that fit in place of the wrong ones; not there when nothing fits. */
  readonly environment?: Environment;
  /** Is a dotted key one of the wrong ones, within one, or around one? */
  readonly isWrong: (key: string) => boolean;
}

/**
 * The findings that a spec has besides the `earlier` errors: those of rules that read none of the keys with an error. So all that
 * is wrong comes in one run, and nothing that is only a consequence.
 */
export function validateRest(source: SpecSource, earlier: readonly Diagnostic[], context: CheckOptions): Rest {
  const { tree, wrong } = repair(source.tree, effectiveSchema(), validate);
  if (tree === undefined) return { diagnostics: [], isWrong: () => true };
  const all = [...wrong, ...earlier.flatMap(({ key }) => (key === undefined ? [] : [key]))];
  // Defaults go by the class, and the class by the environment's name: with either wrong, only what is stated is certain.
  const defaultsUnsure = all.includes("class") || all.includes("environment");
  const isUnsure = (key: string) => defaultsUnsure && !isSet(source, key) && dependsOnClass(key);
  const isWrong = (key: string) => all.some((other) => overlap(key, other));
  const touches = (key: string) => isWrong(key) || isUnsure(key);
  const environment = buildEnvironment({ tree, file: source.file, files: source.files });
  const found = checkUntouched(environment, context, touches).map((finding) => toDiagnostic(finding, source));
  return { diagnostics: found, environment, isWrong };
}

/** Has a key other defaults in class dev than in class prod? Of one without a default nothing is certain either. */
function dependsOnClass(key: string): boolean {
  const [section, name] = key.split(".") as [string, string?];
  const node = Object.hasOwn(defaults, section) ? defaults[section] : undefined;
  const { value } = (node?.inner === undefined ? node : node.inner[name ?? ""]) ?? {};
  return value === undefined || JSON.stringify(value.dev) !== JSON.stringify(value.prod);
}

/** Is one the other, or within it? */
function overlap(key: string, other: string): boolean {
  return key === other || key.startsWith(`${other}.`) || other.startsWith(`${key}.`);
}

function toDiagnostic(finding: RuleFinding, source: SpecSource): Diagnostic {
  const { rule, severity, key, message, help, related } = finding;
  // Where nobody set the key, the line shown is its section's: the message must name it.
  const subject = isSet(source, key) ? "" : ` (\`${key}\` has its default value)`;
  return {
    rule,
    severity,
    message: `${message}${subject}`,
    help,
    ...placeOf(source, key),
    key,
    ...(related === undefined
      ? {}
      : { related: related.map((other) => ({ ...placeOf(source, other.key), message: withDefault(other, source) })) }),
  };
}

/** Of a key that nobody set only its section can be shown. */
function withDefault({ key, message }: { readonly key: string; readonly message: string }, source: SpecSource): string {
  return isSet(source, key) ? message : `${message} (\`${key}\` has its default value)`;
}

function isSet(source: SpecSource, key: string): boolean {
  return source.isSet(pathOf(key, source.tree));
}

function placeOf(source: SpecSource, key: string): { file: string; range: Diagnostic["range"] } {
  const { file, range } = source.locate(pathOf(key, source.tree));
  return { file, range };
}
