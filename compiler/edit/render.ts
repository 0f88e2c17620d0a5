/** Values as YAML text. No value takes more than one line, except maps and lists in block form. */
import { Document, isScalar, Scalar, visit, type ToStringOptions } from "yaml";
import { yamlOptions } from "../source/yaml-options.ts";
import type { FlowStyle, Layout } from "./layout.ts";
import type { Json } from "./operation.ts";

/** Maximum width of a line that holds a list of words. */
const widest = 100;

/** Is the value written in lines of its own, below its key? */
export function needsBlock(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  if (!Array.isArray(value)) return Object.keys(value).length > 0;
  const items = value as readonly Json[];
  return items.some((item) => item !== null && typeof item === "object") || JSON.stringify(items).length > widest;
}

/** The value on one line, for a place in block form. A string keeps the quotes of the scalar that it replaces. */
export function inline(value: Json, replaced?: unknown): string {
  const document = documentOf(mapOf("k", value), replaced);
  visit(document, { Collection: (_key, node) => void (node.flow = node !== document.contents) });
  return print(document, defaultLayout, {}).slice("k: ".length);
}

/** The value inside brackets. */
export function inFlow(value: Json, style: FlowStyle, replaced?: unknown): string {
  return withoutBrackets([value], style, replaced);
}

/** `key: value` inside braces. */
export function pairInFlow(key: string, value: Json, style: FlowStyle): string {
  return withoutBrackets(mapOf(key, value), style);
}

function withoutBrackets(value: Json, { padding, json }: FlowStyle, replaced?: unknown): string {
  const document = documentOf(value, replaced);
  visit(document, { Collection: (_key, node) => void (node.flow = true) });
  const quotes = json ? ({ defaultStringType: Scalar.QUOTE_DOUBLE, defaultKeyType: Scalar.QUOTE_DOUBLE } as const) : {};
  return print(document, defaultLayout, { flowCollectionPadding: padding, ...quotes })
    .slice(1, -1)
    .trim();
}

/** The lines of a map or list in block form, without indentation. */
export function blockLines(value: Json, layout: Layout): readonly string[] {
  const document = documentOf(value);
  visit(document, {
    Seq: (_key, node) => void (node.flow = !needsBlock(node.toJSON() as Json)),
    Map: (_key, node) => void (node.flow = node.items.length === 0),
  });
  return print(document, layout, {}).split("\n");
}

/** The lines of `key: value` in block form, without indentation. */
export function pairLines(key: string, value: Json, layout: Layout): readonly string[] {
  return blockLines(mapOf(key, value), layout);
}

/** A map with one key. A literal would take `__proto__` for the prototype. */
function mapOf(key: string, value: Json): { readonly [key: string]: Json } {
  return Object.fromEntries([[key, value]]);
}

/** Strings that YAML 1.1 would read as another type are quoted, because other tools read specs as well. */
function documentOf(value: Json, replaced?: unknown): Document {
  const document = new Document(value, { ...yamlOptions, compat: "yaml-1.1", aliasDuplicateObjects: false });
  const quotes = isScalar(replaced) && (replaced.type === Scalar.QUOTE_DOUBLE || replaced.type === Scalar.QUOTE_SINGLE);
  visit(document, {
    Scalar: (key, scalar) => {
      if (typeof scalar.value !== "string") return;
      if (/[\n\r]/.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
      else if (quotes && key !== "key") scalar.type = replaced.type!;
    },
  });
  return document;
}

const defaultLayout: Layout = { indent: 2, indentSeq: true };

function print(document: Document, { indent, indentSeq }: Layout, options: ToStringOptions): string {
  return document
    .toString({
      lineWidth: 0,
      doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
      flowCollectionPadding: false,
      indent,
      indentSeq,
      ...options,
    })
    .trimEnd();
}
