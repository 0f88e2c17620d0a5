/** Edits the text of a spec file in place: comments and layout outside of the edited values stay byte for byte. */
import { isDeepStrictEqual } from "node:util";
import { isMap, isSeq, parseDocument, visit, type Alias, type Document } from "yaml";
import { isTree } from "../source/merge.ts";
import type { KeyPath } from "../source/types.ts";
import { yamlOptions } from "../source/yaml-options.ts";
import { aliasToWriteOut } from "./aliases.ts";
import { deleteEntry, insertItem, insertPair } from "./block.ts";
import { deleteFromFlow, insertInFlow } from "./flow.ts";
import { isFlow, layoutOf } from "./layout.ts";
import { locate, type Located, type Parent } from "./locate.ts";
import type { Json, Operation, Splice } from "./operation.ts";
import { replaceRoot, replaceValue } from "./replace.ts";

/** The canonical order of the keys in the map at a path; empty if any order is as good. */
export type OrderOf = (path: KeyPath) => readonly string[];

/**
 * The text after the operations, in their order. `text` must be valid YAML without duplicate keys. A value that aliases repeat changes at
 * one place only: the aliases are written out. Throws `EditConflict` if a path leads through a value that has no such keys.
 */
export function editText(text: string, operations: readonly Operation[], orderOf: OrderOf = () => []): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  return mark + applyAll(text.slice(mark.length), operations, orderOf);
}

function applyAll(text: string, operations: readonly Operation[], orderOf: OrderOf): string {
  return operations.reduce((edited, operation) => apply(edited, operation, orderOf), text);
}

function apply(text: string, operation: Operation, orderOf: OrderOf): string {
  const document = parseDocument(text, { ...yamlOptions, uniqueKeys: false, keepSourceTokens: true });
  const located = locate(document, operation.path);
  const exists = located.steps.length === operation.path.length && located.alias === undefined;
  if (operation.kind === "delete" && !exists && located.alias === undefined) return text;
  const parts = operation.kind === "set" && exists ? partsOf(document, located, operation) : undefined;
  if (parts !== undefined) return applyAll(text, parts, orderOf);
  const alias = aliasToWriteOut(document, located, exists && operation.kind !== "insert");
  if (alias !== undefined) return apply(splice(text, writeOut(text, document, alias)), operation, orderOf);
  const change = { text, document, located, operation, orderOf };
  return splice(text, exists ? changeEntry(change) : addEntry(change));
}

/** The parts of the text, applied from the end, so that earlier offsets stay valid. */
function splice(text: string, splices: readonly Splice[]): string {
  return splices.reduceRight((edited, { start, end, text: part }) => edited.slice(0, start) + part + edited.slice(end), text);
}

/** The operations that turn one map or list into another one, so that the comments in what stays survive; none if they are equal. */
function partsOf(
  document: Document,
  { steps }: Located,
  { path, value }: Extract<Operation, { kind: "set" }>,
): readonly Operation[] | undefined {
  const node = steps.length === 0 ? document.contents : steps.at(-1)!.node;
  const old = node?.toJS(document) as Json | undefined;
  if (isDeepStrictEqual(old ?? null, value)) return [];
  if (isMap(node) && isTree(value) && node.items.length > 0 && Object.keys(value).length > 0) {
    const gone = Object.keys(old as object).filter((key) => !Object.hasOwn(value, key));
    return [
      ...Object.entries(value as Readonly<Record<string, Json>>).map(([key, inner]) => ({
        kind: "set" as const,
        path: [...path, key],
        value: inner,
      })),
      ...gone.map((key) => ({ kind: "delete" as const, path: [...path, key] })),
    ];
  }
  if (!isSeq(node) || !Array.isArray(value) || node.items.length === 0 || value.length === 0) return undefined;
  const surplus = node.items
    .slice(value.length)
    .map((_item, index) => ({ kind: "delete" as const, path: [...path, value.length + index] }));
  return [...value.map((item: Json, index) => ({ kind: "set" as const, path: [...path, index], value: item })), ...surplus.toReversed()];
}

function writeOut(text: string, document: Document, alias: Alias): readonly Splice[] {
  let splices: readonly Splice[] = [];
  visit(document, {
    Collection: (_key, parent) => {
      const index = parent.items.findIndex((item) => item === alias || (isMap(parent) && (item as { value: unknown }).value === alias));
      if (index < 0) return undefined;
      splices = replaceValue(text, parent, index, alias.toJS(document) as Json, layoutOf(document));
      return visit.BREAK;
    },
  });
  return splices;
}

interface Change {
  readonly text: string;
  readonly document: Document;
  readonly located: Located;
  readonly operation: Operation;
  readonly orderOf: OrderOf;
}

function changeEntry({ text, document, located: { steps }, operation }: Change): readonly Splice[] {
  const layout = layoutOf(document);
  const last = steps.at(-1);
  if (last === undefined) return replaceRoot(text, document.contents, operation.kind === "delete" ? {} : operation.value, layout);
  const { parent, index } = last;
  if (operation.kind === "set") return replaceValue(text, parent, index, operation.value, layout);
  if (operation.kind === "insert") return insertAt(text, parent, index, operation.value, document);
  if (parent.items.length > 1) return isFlow(parent) ? deleteFromFlow(text, parent, index) : deleteEntry(text, parent, index);
  const empty = isMap(parent) ? {} : [];
  const above = steps.at(-2);
  return above === undefined
    ? replaceRoot(text, document.contents, empty, layout)
    : replaceValue(text, above.parent, above.index, empty, layout);
}

function insertAt(text: string, list: Parent, index: number, value: Json, document: Document): readonly Splice[] {
  return isFlow(list) ? insertInFlow(text, list, index, value) : insertItem(text, list, index, value, layoutOf(document));
}

/** Adds the part of the path that does not exist. */
function addEntry({ text, document, located, operation, orderOf }: Change): readonly Splice[] {
  if (operation.kind === "delete") return [];
  const { steps, lacking } = located;
  const layout = layoutOf(document);
  const missing = operation.path.slice(steps.length);
  const [step, ...below] = missing as [string | number, ...KeyPath];
  if (lacking === undefined || (lacking.items.length === 0 && !isFlow(steps.at(-1)?.parent))) {
    const value = wrapped(missing, operation.value);
    const last = steps.at(-1);
    if (last === undefined) return replaceRoot(text, document.contents, value, layout);
    return replaceValue(text, last.parent, last.index, value, layout);
  }
  const value = wrapped(below, operation.value);
  if (isFlow(lacking)) return insertInFlow(text, lacking, step, value);
  if (isMap(lacking)) return insertPair(text, lacking, [String(step), value], layout, orderOf(operation.path.slice(0, steps.length)));
  return insertItem(text, lacking, Number(step), value, layout);
}

/** `value` below the keys of `path`. */
function wrapped(path: KeyPath, value: Json): Json {
  return path.reduceRight<Json>((inner, step) => (typeof step === "number" ? [inner] : Object.fromEntries([[step, inner]])), value);
}
