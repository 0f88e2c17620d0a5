/** Schema errors, each aimed at the exact key or value and said in the schema's own words. */
import type { ErrorObject } from "ajv";
import { isTlsPolicy } from "../../aws/elb.ts";
import { isManagedGroup } from "../../aws/waf.ts";
import { problem } from "../../diagnostics/make.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { KeyPath, SpecSource, Tree } from "../../source/types.ts";
import { valueAt } from "../../source/value-at.ts";
import { missingKey, unknownKey, type KeyWords } from "./keys.ts";
import { mistakesOf, type Mistake } from "./mistakes.ts";
import { wrongValue } from "./values.ts";
import { dotted } from "./words.ts";
import { nodeAt, type SchemaNode } from "./metadata.ts";

/** `schema` is the annotated schema that the validator was made from. One diagnostic for each mistake. */
export function schemaDiagnostics(errors: readonly ErrorObject[], source: SpecSource, schema: SchemaNode): readonly Diagnostic[] {
  const mistakes = mistakesOf(errors, source.tree);
  const unknown = mistakes
    .filter(({ keyword }) => keyword === "additionalProperties")
    .map(({ path }) => ({ path, words: unknownKey(schema, path) }));
  const missing = mistakes.filter(({ keyword }) => keyword === "required" || keyword === "dependencies");
  const others = mistakes.filter((mistake) => !missing.includes(mistake) && mistake.keyword !== "additionalProperties");
  const meant = unknown.flatMap(({ words }) => (words.meant === undefined ? [] : [words.meant]));
  return [
    ...unknown.map(({ path, words }) => atUnknown(source, path, words)),
    ...missing.filter(({ path }) => source.complete && !isMeant(meant, path)).map(({ path }) => atMissing(source, schema, path)),
    ...others.map((mistake) => atValue(source, schema, mistake)),
  ];
}

function atUnknown(source: SpecSource, path: KeyPath, { message, help }: KeyWords): Diagnostic {
  return problem(path.length === 1 ? "unknown-section" : "unknown-key", source.locate(path, "key"), message, { help, key: dotted(path) });
}

/** A key that was misspelt, or written into the wrong section, is not missing besides; nor is the section it makes up. */
function isMeant(meant: readonly KeyPath[], path: KeyPath): boolean {
  return meant.some((candidate) => path.length <= candidate.length && path.every((step, index) => candidate[index] === step));
}

function atMissing(source: SpecSource, schema: SchemaNode, path: KeyPath): Diagnostic {
  const { message, help } = missingKey(schema, path);
  const code = path.length === 1 && nodeAt(schema, path).properties !== undefined ? "missing-section" : "missing-key";
  return problem(code, source.locate(path, "key"), message, { help, key: dotted(path) });
}

function atValue(source: SpecSource, schema: SchemaNode, mistake: Mistake): Diagnostic {
  const path =
    mistake.keyword === "uniqueItems"
      ? [...mistake.path, Math.max(mistake.params["i"] as number, mistake.params["j"] as number)]
      : mistake.path;
  const isName = mistake.keyword === "propertyNames";
  // What a name must look like is said by the map that it stands in.
  const node = nodeAt(schema, isName ? mistake.path.slice(0, -1) : mistake.path);
  const { code, message, help } = wrongValue(mistake, node, valueAt(source.tree, mistake.path));
  const what = isName ? "key" : "value";
  const diagnostic = problem(code, source.locate(path, what), message, { help, key: dotted(path) });
  return isAllowedUnknown(mistake, source.tree, nodeAt(schema, mistake.path)) ? { ...diagnostic, severity: "warning" } : diagnostic;
}

/** A value that a vendored table lacks (`x-table`) and the spec's `allowUnknown` lists: the table may be older than AWS. */
function isAllowedUnknown({ keyword, path }: Mistake, tree: Tree, node: SchemaNode): boolean {
  const table = node["x-table"];
  const value = valueAt(tree, path);
  const allowed = tree["allowUnknown"];
  if (keyword !== "enum" || table === undefined || typeof value !== "string" || !Array.isArray(allowed)) return false;
  return allowed.includes(value) && !tables[table](value);
}

/** Has the table the value? What it has and the schema does not take is refused for another reason. */
const tables = { "tls-policies": isTlsPolicy, "waf-managed-groups": isManagedGroup } as const;
