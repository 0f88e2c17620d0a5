/** Converts schema errors to diagnostics that point at the exact key or value and use the schema's terms. */
import type { ErrorObject } from "ajv";
import { isTlsPolicy } from "../../aws/elb.ts";
import { isManagedGroup } from "../../aws/waf.ts";
import { problem } from "../../diagnostics/make.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { KeyPath, SpecSource, Tree } from "../../source/types.ts";
import { valueAt } from "../../source/value-at.ts";
import type { Written } from "./conversions.ts";
import { missingKey, unknownKey, type KeyWords } from "./keys.ts";
import { mistakesOf, type Mistake } from "./mistakes.ts";
import { wrongValue } from "./values.ts";
import { dotted } from "./words.ts";
import { nodeAt, type SchemaNode } from "./metadata.ts";

/** One diagnostic per mistake. `schema` is the annotated schema from which the validator was generated. */
export function schemaDiagnostics(errors: readonly ErrorObject[], source: SpecSource, schema: SchemaNode): readonly Diagnostic[] {
  const mistakes = mistakesOf(errors, source.tree);
  const unknown = mistakes
    .filter(({ keyword }) => keyword === "additionalProperties")
    .map(({ path }) => ({ path, words: unknownKey(schema, path) }));
  const missing = mistakes.filter(({ keyword }) => keyword === "required" || keyword === "dependencies");
  const others = mistakes.filter((mistake) => !missing.includes(mistake) && mistake.keyword !== "additionalProperties");
  const meant = unknown.flatMap(({ words }) => (words.meant === undefined ? [] : [words.meant]));
  // A parent under a misspelled `extends` might set any key.
  const complete = source.complete && !isMeant(meant, ["extends"]);
  return [
    ...unknown.map(({ path, words }) => atUnknown(source, path, words)),
    ...missing.filter(({ path }) => complete && !isMeant(meant, path)).map(({ path }) => atMissing(source, schema, path)),
    ...others.map((mistake) => atValue(source, schema, mistake)),
  ];
}

function atUnknown(source: SpecSource, path: KeyPath, { message, help }: KeyWords): Diagnostic {
  return problem(path.length === 1 ? "unknown-section" : "unknown-key", source.locate(path, "key"), message, { help, key: dotted(path) });
}

/**
 * A key that was misspelled or put into the wrong section is not reported as missing as well; neither is a section that contains only such
 * keys.
 */
function isMeant(meant: readonly KeyPath[], path: KeyPath): boolean {
  return meant.some((candidate) => path.length <= candidate.length && path.every((step, index) => candidate[index] === step));
}

function atMissing(source: SpecSource, schema: SchemaNode, path: KeyPath): Diagnostic {
  const { message, help } = missingKey(schema, path, source.settings(path)[0]?.value === null);
  const rule = path.length === 1 && nodeAt(schema, path).properties !== undefined ? "missing-section" : "missing-key";
  return problem(rule, source.locate(path, "key"), message, { help, key: dotted(path) });
}

function atValue(source: SpecSource, schema: SchemaNode, mistake: Mistake): Diagnostic {
  const path =
    mistake.keyword === "uniqueItems"
      ? [...mistake.path, Math.max(mistake.params["i"] as number, mistake.params["j"] as number)]
      : mistake.path;
  const isName = mistake.keyword === "propertyNames";
  // The map that contains a name defines what the name may look like.
  const node = nodeAt(schema, isName ? mistake.path.slice(0, -1) : mistake.path);
  const { rule, message, help } = wrongValue(mistake, node, writtenAt(source, mistake.path));
  const what = isName ? "key" : "value";
  const diagnostic = problem(rule, source.locate(path, what), message, { help, key: dotted(path) });
  return isAllowedUnknown(mistake, source.tree, nodeAt(schema, mistake.path)) ? { ...diagnostic, severity: "warning" } : diagnostic;
}

function writtenAt(source: SpecSource, path: KeyPath): Written {
  const value = valueAt(source.tree, path);
  const first = Array.isArray(value) && value.length > 0 ? writtenAt(source, [...path, 0]) : undefined;
  return { value, text: source.textOf(path), first };
}

/** Is it a value that a vendored table lacks (`x-table`) but the spec's `allowUnknown` lists? The table may be older than the value. */
function isAllowedUnknown({ keyword, path }: Mistake, tree: Tree, node: SchemaNode): boolean {
  const table = node["x-table"];
  const value = valueAt(tree, path);
  const allowed = tree["allowUnknown"];
  if (keyword !== "enum" || table === undefined || typeof value !== "string" || !Array.isArray(allowed)) return false;
  return allowed.includes(value) && !tables[table](value);
}

/** Does the table contain the value? A value in the table that the schema rejects has another problem. */
const tables = { "tls-policies": isTlsPolicy, "waf-managed-groups": isManagedGroup } as const;
