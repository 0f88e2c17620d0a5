/** The layout that a file already has, for new lines to follow. */
import { isMap, isScalar, isSeq, Scalar, visit, type Document, type YAMLMap, type YAMLSeq } from "yaml";
import { columnOf } from "./tokens.ts";

export interface Layout {
  /** Columns per level. */
  readonly indent: number;
  /** Are lists indented below their key? */
  readonly indentSeq: boolean;
}

/** Columns per level and indentation of lists, from the first place that shows it. */
export function layoutOf(document: Document): Layout {
  let indent: number | undefined;
  let indentSeq: boolean | undefined;
  visit(document, {
    Pair(_key, { value }, ancestors) {
      const outer = columnOf(ancestors.at(-1));
      const inner = columnOf(value);
      if (outer === undefined || inner === undefined) return;
      if (isMap(value)) indent ??= inner - outer;
      else indentSeq ??= inner > outer;
    },
  });
  return { indent: indent === undefined || indent < 1 ? 2 : indent, indentSeq: indentSeq ?? true };
}

/** The way in which a map or list in brackets is written. */
export interface FlowStyle {
  /** `{ a: 1 }` instead of `{a: 1}`. */
  readonly padding: boolean;
  /** Keys and strings are in double quotes, as in JSON. */
  readonly json: boolean;
}

/** The style of a map or list in brackets. */
export function flowStyleOf(collection: YAMLMap | YAMLSeq, text: string): FlowStyle {
  const [start, end] = collection.range!;
  const json = isMap(collection) && collection.items.some(({ key }) => isScalar(key) && key.type === Scalar.QUOTE_DOUBLE);
  return { padding: collection.items.length > 0 && text[start + 1] === " " && text[end - 2] === " ", json };
}

/** A map or list in brackets, as opposed to one in indented lines. */
export function isFlow(node: unknown): node is YAMLMap | YAMLSeq {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** A map or list in indented lines. */
export function isBlock(node: unknown): node is YAMLMap | YAMLSeq {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}
