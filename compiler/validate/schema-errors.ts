/** Schema errors, each aimed at the exact key or value and said in the schema's own words. */
import type { ErrorObject } from "ajv";
import { problem } from "../diagnostics/make.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { KeyPath, SpecSource, Tree } from "../source/types.ts";
import { missingKey, unknownKey, type KeyWords } from "./schema-errors-keys.ts";
import { mistakesOf, type Mistake } from "./schema-errors-mistakes.ts";
import { wrongValue } from "./schema-errors-values.ts";
import { dotted } from "./schema-errors-words.ts";
import { nodeAt, type SchemaNode } from "./schema-metadata.ts";

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
  return problem(path.length === 1 ? "SPEC-202" : "SPEC-201", source.locate(path, "key"), message, { help, key: dotted(path) });
}

/** A key that was misspelt, or written into the wrong section, is not missing besides; nor is the section it makes up. */
function isMeant(meant: readonly KeyPath[], path: KeyPath): boolean {
  return meant.some((candidate) => path.length <= candidate.length && path.every((step, index) => candidate[index] === step));
}

function atMissing(source: SpecSource, schema: SchemaNode, path: KeyPath): Diagnostic {
  const { message, help } = missingKey(schema, path);
  const code = path.length === 1 && nodeAt(schema, path).properties !== undefined ? "SPEC-211" : "SPEC-207";
  return problem(code, source.locate(path, "key"), message, { help, key: dotted(path) });
}

function atValue(source: SpecSource, schema: SchemaNode, mistake: Mistake): Diagnostic {
  const path =
    mistake.keyword === "uniqueItems"
      ? [...mistake.path, Math.max(mistake.params["i"] as number, mistake.params["j"] as number)]
      : mistake.path;
  const { code, message, help } = wrongValue(mistake, nodeAt(schema, mistake.path), valueAt(source.tree, mistake.path));
  const what = mistake.keyword === "propertyNames" ? "key" : "value";
  return problem(code, source.locate(path, what), message, { help, key: dotted(path) });
}

function valueAt(tree: Tree, path: KeyPath): unknown {
  return path.reduce<unknown>((node, step) => (node as Record<string | number, unknown> | undefined)?.[step], tree);
}
