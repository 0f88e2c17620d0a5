/** Checks the correct part of a spec that the schema rejects, so that all errors are reported at once. */
import { defaults } from "../../generated/defaults.ts";
import { validate } from "../../generated/validators/effective.js";
import type { Diagnostic } from "../diagnostics/types.ts";
import { buildEnvironment } from "../model/index.ts";
import type { Environment } from "../model/types.ts";
import { checkSpec } from "../rules/check-spec.ts";
import type { CheckOptions } from "../rules/rule.ts";
import { pathOf } from "../source/keys.ts";
import type { KeyPath, SpecSource } from "../source/types.ts";
import { isSet, toDiagnostic } from "./findings.ts";
import { fitToSchema } from "./fit-to-schema.ts";
import { effectiveSchema } from "./schema/metadata.ts";

/** The part of a spec with errors that could be checked. */
export interface PartialValidation {
  readonly diagnostics: readonly Diagnostic[];
  /** The environment with wrong values replaced by valid ones; absent if the spec cannot be made to fit the schema. */
  readonly environment?: Environment;
  /** Is the dotted key wrong, inside a wrong key, or a parent of one? */
  readonly isWrong: (key: string) => boolean;
}

/** Findings of rules that read no key with an `earlier` error, so that none is only a consequence of one. */
export function validatePartially(source: SpecSource, earlier: readonly Diagnostic[], { asOf }: CheckOptions): PartialValidation {
  const { tree, wrong, strange } = fitToSchema(source.tree, effectiveSchema(), validate);
  // Without its parents, a spec lacks what they set.
  if (tree === undefined || wrong.includes("extends")) return { diagnostics: [], isWrong: () => true };
  const all = [...wrong, ...earlier.flatMap(({ key }) => (key === undefined ? [] : [key]))];
  const isWrong = (key: string) => all.some((other) => overlap(key, other));
  // Defaults depend on the class, and the class may depend on the environment's name. If either is wrong, only values that the spec sets
  // are certain.
  const defaultsUnsure = all.includes("class") || all.includes("environment");
  const isUnsure = (key: string) => defaultsUnsure && !isSet(source, key) && dependsOnClass(key);
  const environment = buildEnvironment({ tree, file: source.file, files: source.files });
  const found = checkSpec(environment, { asOf, isUnreliable: (key) => isWrong(key) || isUnsure(key) });
  const sure = found.filter(({ key }) => !strange.some((path) => mayMean(path, key, source)));
  return { diagnostics: sure.map((finding) => toDiagnostic(finding, source)), environment, isWrong };
}

/** Could an unknown key in some map be another name for this one, which the same file leaves to its parents or to the default? */
function mayMean(path: KeyPath, key: string, source: SpecSource): boolean {
  const map = path.slice(0, -1);
  const own = pathOf(key, source.tree);
  if (map.length === 0 || own.length <= map.length || map.some((step, index) => step !== own[index])) return false;
  return !source.isSet(own) || source.locate(own).layer !== source.locate(path, "key").layer;
}

/** Does the key's default differ between class dev and class prod? A key without a default counts as one that does. */
function dependsOnClass(key: string): boolean {
  const [section, name] = key.split(".") as [string, string?];
  const node = Object.hasOwn(defaults, section) ? defaults[section] : undefined;
  const { value } = (node?.inner === undefined ? node : node.inner[name ?? ""]) ?? {};
  return value === undefined || JSON.stringify(value.dev) !== JSON.stringify(value.prod);
}

/** Is one key equal to the other, or inside it? */
function overlap(key: string, other: string): boolean {
  return key === other || key.startsWith(`${other}.`) || other.startsWith(`${key}.`);
}
