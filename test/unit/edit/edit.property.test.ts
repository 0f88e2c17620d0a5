/** Random edits of random files: the data changes as asked, and nothing else does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Document, isCollection, isMap, isScalar, isSeq, parseDocument, Scalar, visit, type YAMLMap } from "yaml";
import { editText } from "../../../compiler/edit/edit.ts";
import type { Json, Operation } from "../../../compiler/edit/operation.ts";
import { parseSpecFile } from "../../../compiler/source/parse.ts";
import type { KeyPath } from "../../../compiler/source/types.ts";
import { valueAt } from "../../../compiler/source/value-at.ts";
import { yamlOptions } from "../../../compiler/source/yaml-options.ts";
import { commentsOf } from "../../../tools/fuzz/check-format.ts";
import { inputsOf } from "../../../tools/fuzz/inputs.ts";
import { frozenSpecs, specText } from "../../../tools/fixtures/project.ts";

const seed = 20260115;

const words = ["a", "b", "c", "yes", "1", "x: y", "a, b", "# no", "", " ", "it's", 'say "x"', "ä", "- d", "null", "a\nb", "{x}", "*z"];
const word = fc.constantFrom(...words);
const key = fc.constantFrom("a", "b", "c", "d", "yes", "1.5", "x y", "a, b", "#", "ä");
const scalar: fc.Arbitrary<Json> = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
const { value: anyValue } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: "value" },
    scalar,
    fc.array(tie("value"), { maxLength: 3, depthIdentifier: "value" }),
    fc.dictionary(key, tie("value"), { maxKeys: 3, depthIdentifier: "value", noNullPrototype: true }),
  ),
}));
const tree = fc.dictionary(key, anyValue, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

/** A file with this tree, in a layout that the numbers choose. */
function laidOut(value: Json, choices: readonly number[]): string {
  let at = 0;
  const choose = (most: number) => (choices[at++ % choices.length] ?? 0) % most;
  const document = new Document(value, { ...yamlOptions, aliasDuplicateObjects: false });
  visit(document, (role, node) => {
    if (isCollection(node)) node.flow = (isMap(node) || isSeq(node)) && node.items.length > 0 && choose(4) === 0;
    if (isScalar(node) && typeof node.value === "string")
      node.type = ([Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE, Scalar.BLOCK_LITERAL] as const)[choose(4)]!;
    if (isScalar(node) && role !== "key" && choose(6) === 0) node.comment = ` c${at}`;
    if (isScalar(node) && choose(6) === 0) node.commentBefore = ` b${at}`;
    if (isScalar(node) && choose(6) === 0) node.spaceBefore = true;
  });
  const repeated = (document.contents as YAMLMap).items[0]?.value;
  if (choose(3) === 0 && (isScalar(repeated) || isCollection(repeated)))
    (document.contents as YAMLMap).add(document.createPair("ref", document.createAlias(repeated, "x")));
  const text = document.toString({
    lineWidth: 0,
    indent: [2, 4, 3][choose(3)]!,
    indentSeq: choose(2) === 0,
    flowCollectionPadding: choose(2) === 0,
  });
  const cut = choose(3) === 0 ? text.trimEnd() : text;
  return (choose(4) === 0 ? "\ufeff" : "") + (choose(3) === 0 ? cut.replaceAll("\n", "\r\n") : cut);
}

function isValid(text: string): boolean {
  return parseDocument(text.replace(/^\ufeff/, ""), { ...yamlOptions, uniqueKeys: false }).errors.length === 0;
}

function dataOf(text: string): Json {
  const document = parseDocument(text.replace(/^\ufeff/, ""), { ...yamlOptions, uniqueKeys: false });
  if (document.errors.length > 0) throw new Error(`${document.errors[0]!.message}\n${text}`);
  return document.toJS() as Json;
}

function pathsOf(value: Json): readonly KeyPath[] {
  if (value === null || typeof value !== "object") return [];
  const entries = Array.isArray(value) ? value.map((inner: Json, index) => [index, inner] as const) : Object.entries(value as object);
  return entries.flatMap(([step, inner]) => [[step], ...pathsOf(inner as Json).map((path) => [step, ...path])]);
}

/** One operation that is possible on the data. */
function operationOn(data: Json, [pick, kind]: readonly [number, number], name: string, value: Json): Operation {
  const paths: readonly KeyPath[] = [[], ...pathsOf(data)];
  const path = paths[pick % paths.length]!;
  const target = valueAt(data, path) as Json;
  if (kind === 0 && path.length > 0) return { kind: "delete", path };
  if (Array.isArray(target)) {
    const index = pick % (target.length + 1);
    if (kind === 1) return { kind: "insert", path: [...path, index], value };
    if (kind === 2) return { kind: "set", path: [...path, target.length], value };
  }
  if (kind === 1 && target !== null && typeof target === "object" && !Array.isArray(target))
    return { kind: "set", path: [...path, name], value };
  if (target === null) return { kind: "set", path: [...path, name, "b"], value };
  return path.length === 0 ? { kind: "set", path: [name], value } : { kind: "set", path, value };
}

/** What the operation does to data. */
function applied(data: Json, { path, ...operation }: Operation): Json {
  const [step, ...rest] = path;
  if (step === undefined) return operation.kind === "delete" ? null : operation.value;
  const inner = data === null ? undefined : (data as Record<string | number, Json>)[step];
  const isEnd = rest.length === 0;
  const next = () => applied(inner ?? null, { path: rest, ...operation });
  if (Array.isArray(data)) {
    const index = Number(step);
    const items = data as readonly Json[];
    if (isEnd && operation.kind === "insert") return items.toSpliced(index, 0, operation.value);
    return isEnd && operation.kind === "delete" ? items.toSpliced(index, 1) : items.toSpliced(index, 1, next());
  }
  const { [step]: _old, ...others } = (data ?? {}) as Record<string | number, Json>;
  return isEnd && operation.kind === "delete" ? others : { ...others, [step]: next() };
}

/** Lines of `before` that are not in `after`, between the lines that both begin and end with. */
function lostLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return old.slice(start, old.length - end);
}

const choices = fc.tuple(fc.nat(1000), fc.nat(3));

describe("random edits", () => {
  const check = (text: string, pick: readonly [number, number], name: string, value: Json) => {
    const data = dataOf(text);
    if (data === null || typeof data !== "object" || Array.isArray(data)) return;
    const operation = operationOn(data, pick, name, value);
    const edited = editText(text, [operation]);
    expect(dataOf(edited), `${text}\n---\n${JSON.stringify(operation)}\n---\n${edited}`).toEqual(applied(data, operation));
    expect([edited.startsWith("\ufeff"), /\r(?!\n)/.test(edited)]).toEqual([text.startsWith("\ufeff"), false]);
    if (/^[^#"']*[&*]/m.test(text)) return;
    const isNew = operation.kind === "insert" || (operation.kind === "set" && valueAt(data, operation.path) === undefined);
    if (!isNew) return;
    expect(commentsOf(edited), edited).toBe(commentsOf(text));
    expect(lostLines(text, edited).length, `${text}\n---\n${edited}`).toBeLessThanOrEqual(1);
  };

  it("of files in any layout", () => {
    fc.assert(
      fc.property(
        tree,
        fc.array(fc.nat(100), { minLength: 20, maxLength: 40 }),
        choices,
        key,
        anyValue,
        (data, layout, pick, name, value) => {
          const text = laidOut(data, layout);
          fc.pre(isValid(text));
          check(text, pick, name, value);
        },
      ),
      { numRuns: 250, seed },
    );
  });

  it("of frozen specs", () => {
    fc.assert(
      fc.property(fc.constantFrom(...frozenSpecs), choices, key, anyValue, (spec, pick, name, value) =>
        check(specText(spec), pick, name, value),
      ),
      { numRuns: 60, seed },
    );
  });

  it("of whatever the source stage accepts", () => {
    for (const kind of ["trees", "mutations"] as const) {
      fc.assert(
        fc.property(inputsOf(kind), choices, key, anyValue, (input, pick, name, value) => {
          const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
          if (parseSpecFile("a.yaml", bytes).diagnostics.length === 0)
            check(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), pick, name, value);
        }),
        { numRuns: 60, seed },
      );
    }
  });
});
