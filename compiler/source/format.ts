/**
 * The canonical layout of a spec: keys in the schema's order, a blank line between sections, lists of words on one line if they fit, and no
 * unnecessary quotes. Comments stay with their keys. Formatting never changes the content of a spec.
 */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  visit,
  type Document,
  type Pair,
  type ScalarTag,
  type Tags,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { keyOf } from "./document.ts";
import { commentString, moveToFirstKey, moveToItem, separateComments, tidyComments, withoutSeparators } from "./format-comments.ts";
import { yamlOptions } from "./yaml-options.ts";

/** The part of a JSON Schema node that determines the order of keys. */
export interface KeyOrder {
  readonly properties?: Readonly<Record<string, KeyOrder>> | undefined;
  readonly additionalProperties?: boolean | KeyOrder | undefined;
  readonly items?: KeyOrder | undefined;
}

/** Maximum width of a line that holds a list of words. */
const widest = 100;

/** The text in canonical layout, without a byte order mark. `text` must be a spec without source errors. */
export function formatSpec(text: string, order: KeyOrder): string {
  const document = parse(text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"));
  // An alias must come after its anchor, so a document with aliases is not reordered.
  const aliased = hasAlias(document);
  if (aliased && hasOddAnchor(document)) return text;
  if (!aliased) dropAnchors(document);
  const layout = new Layout(!aliased);
  tidyComments(document);
  if (isMap(document.contents)) layout.top(document.contents, order);
  plainScalars(document);
  const printed = document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: false, commentString });
  return `${printed.split("\n").map(withoutTrailingSpace).join("\n").trimEnd()}\n`;
}

/** Strings that YAML 1.1 would read as another type (`yes`, `2027-06-30`) keep their quotes, because other tools read specs as well. */
function parse(text: string): Document.Parsed {
  const options = { ...yamlOptions, uniqueKeys: false, compat: "yaml-1.1", customTags: withSourceText } as const;
  const separated = separateComments(text);
  const document = parseDocument(separated, options);
  if (document.errors.length > 0) return parseDocument(text, options);
  if (separated !== text) withoutSeparators(document);
  return document;
}

/** Numbers are printed as they were written: `17.10` is not `17.1` to the person who reads a version. */
function withSourceText(tags: Tags): Tags {
  const isNumber = (tag: string) => tag === "tag:yaml.org,2002:int" || tag === "tag:yaml.org,2002:float";
  return tags.map((tag) =>
    typeof tag === "object" && isNumber(tag.tag)
      ? { ...(tag as ScalarTag), stringify: ({ source, value }) => source ?? String(value) }
      : tag,
  );
}

function hasAlias(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * Does an anchor contain a space that YAML does not count as white space? The parser accepts such an anchor, but the printer rejects it.
 */
function hasOddAnchor(document: Document): boolean {
  let found = false;
  visit(document, { Value: (_key, node) => void (found ||= /[\s\0-\x1f,[\]{}]/.test(node.anchor ?? "")) });
  return found;
}

/** Removes anchors, to which no alias refers. */
function dropAnchors(document: Document): void {
  visit(document, { Value: (_key, node) => void delete node.anchor });
}

class Layout {
  readonly #sorts: boolean;

  constructor(sorts: boolean) {
    this.#sorts = sorts;
  }

  /** Puts a blank line before and after every group of lines. */
  top(map: YAMLMap, order: KeyOrder): void {
    map.flow = false;
    for (const pair of map.items) this.#node(pair.value, childOrder(order, keyOf(pair)), 2);
    this.#sort(map, order);
    let afterGroup = false;
    for (const [index, pair] of map.items.entries()) {
      const group = (isMap(pair.value) || isSeq(pair.value)) && pair.value.flow !== true;
      setBlankBefore(pair.key, index > 0 && (group || afterGroup));
      afterGroup = group;
    }
  }

  #node(node: unknown, order: KeyOrder | undefined, column: number): void {
    setBlankBefore(node, false);
    if (isMap(node)) {
      moveToFirstKey(node);
      this.#map(node, order, column);
    } else if (isSeq(node)) this.#list(node, order, column);
  }

  #map(map: YAMLMap, order: KeyOrder | undefined, column: number): void {
    map.flow = map.items.length === 0;
    for (const pair of map.items) {
      this.#node(pair.value, childOrder(order, keyOf(pair)), column + 2);
      setBlankBefore(pair.key, false);
    }
    this.#sort(map, order);
  }

  #list(list: YAMLSeq, order: KeyOrder | undefined, column: number): void {
    list.flow = list.items.length === 0 || fitsOnOneLine(list, column);
    for (const item of list.items) {
      setBlankBefore(item, false);
      if (isMap(item)) {
        this.#map(item, order?.items, column + 2);
        moveToItem(item);
      } else this.#node(item, order?.items, column + 2);
    }
  }

  /** Sorts known keys into the schema's order, followed by the others in their original order. */
  #sort(map: YAMLMap, order: KeyOrder | undefined): void {
    if (!this.#sorts) return;
    const names = Object.keys(order?.properties ?? {});
    const rank = (pair: Pair) => {
      const at = names.indexOf(keyOf(pair));
      return at < 0 ? names.length : at;
    };
    map.items.sort((a, b) => rank(a) - rank(b));
  }
}

function childOrder(order: KeyOrder | undefined, key: string): KeyOrder | undefined {
  const own = order?.properties;
  if (own !== undefined && Object.hasOwn(own, key)) return own[key];
  return typeof order?.additionalProperties === "object" ? order.additionalProperties : undefined;
}

function setBlankBefore(node: unknown, blank: boolean): void {
  if (isNode(node) && !isAlias(node)) node.spaceBefore = blank;
}

/** Only words without comments fit on one line. The limit leaves room for a long key. */
function fitsOnOneLine(list: YAMLSeq, column: number): boolean {
  const longestKey = 30;
  const widths = list.items.map((item) => (isScalar(item) && isWord(item) ? String(item.value).length + 2 : Infinity));
  return list.comment == null && list.commentBefore == null && widths.reduce((sum, width) => sum + width, column + longestKey) <= widest;
}

function isWord(scalar: Scalar): boolean {
  return scalar.comment == null && scalar.commentBefore == null && scalar.anchor === undefined && !String(scalar.value).includes("\n");
}

/**
 * Keeps quotes only where an unquoted scalar would have another type. Multi-line strings stay block scalars if that preserves their
 * content.
 */
function plainScalars(document: Document): void {
  visit(document, {
    // A core-schema tag on a map or list is redundant, and on the wrong kind of node it breaks the printer.
    Collection: (_key, collection) => void delete collection.tag,
    Scalar: (_key, scalar) => {
      if (typeof scalar.value !== "string") return;
      if (!scalar.value.includes("\n")) scalar.type = Scalar.PLAIN;
      else if (isFragile(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

/** White space at the start of the text, or at the end of the text or of a line: editors and this layout remove it. */
function isFragile(text: string): boolean {
  if (/^\s|[ \t]\n|[ \t]$/.test(text)) return true;
  const end = text.slice(text.trimEnd().length);
  return end.endsWith("\n") && end.indexOf("\n") < end.length - 1;
}

/** A regular expression would take quadratic time on long runs of spaces within a line. */
function withoutTrailingSpace(line: string): string {
  let end = line.length;
  while (end > 0 && " \t\r".includes(line[end - 1]!)) end -= 1;
  return line.slice(0, end);
}
