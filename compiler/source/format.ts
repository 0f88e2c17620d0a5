/**
 * The canonical layout of a spec: keys in the schema's order, a blank line between sections, lists of words on one line where they fit,
 * no quotes that are not needed. Comments stay with what they stand above or beside. What the spec says does not change.
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
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { keyOf } from "./document.ts";
import { commentString, moveToFirstKey, moveToItem, separateComments, tidyComments, withoutSeparators } from "./format-comments.ts";
import { yamlOptions } from "./yaml-options.ts";

/** What is known of the order of keys: a JSON Schema node. */
export interface KeyOrder {
  readonly properties?: Readonly<Record<string, KeyOrder>> | undefined;
  readonly additionalProperties?: boolean | KeyOrder | undefined;
  readonly items?: KeyOrder | undefined;
}

/** Widest line that a list of words may make. */
const widest = 100;

/** The text in canonical layout, without byte order mark. `text` must be a spec without source errors. */
export function formatSpec(text: string, order: KeyOrder): string {
  const document = parse(text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n"));
  // An alias stands for what is above it: where there is one, nothing may change places.
  const aliased = hasAlias(document);
  if (aliased && hasOddAnchor(document)) return text;
  if (!aliased) dropAnchors(document);
  const layout = new Layout(!aliased);
  tidyComments(document);
  if (isMap(document.contents)) layout.top(document.contents, order);
  plainScalars(document);
  const printed = document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: false, commentString });
  return `${printed.replace(/[ \t\r]+(?=\n|$)/g, "").replace(/\n+$/, "")}\n`;
}

/** Texts that YAML 1.1 would read as something else (`yes`, `2027-06-30`) keep their quotes: other tools read specs, too. */
function parse(text: string): Document.Parsed {
  const options = { ...yamlOptions, uniqueKeys: false, compat: "yaml-1.1" } as const;
  const separated = separateComments(text);
  const document = parseDocument(separated, options);
  if (document.errors.length > 0) return parseDocument(text, options);
  if (separated !== text) withoutSeparators(document);
  return document;
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

/** An anchor that the parser takes and the printer does not, with a space that is not YAML's. Nobody writes one. */
function hasOddAnchor(document: Document): boolean {
  let found = false;
  visit(document, { Value: (_key, node) => void (found ||= /[\s\0-\x1f,[\]{}]/.test(node.anchor ?? "")) });
  return found;
}

/** Nothing refers to them. */
function dropAnchors(document: Document): void {
  visit(document, { Value: (_key, node) => void delete node.anchor });
}

class Layout {
  readonly #sorts: boolean;

  constructor(sorts: boolean) {
    this.#sorts = sorts;
  }

  /** A blank line before every group of lines, and after it. */
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

  /** Known keys in the schema's order, then the others as they stand. */
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

/** Words only, and none with a comment of its own. Room is left for a long key. */
function fitsOnOneLine(list: YAMLSeq, column: number): boolean {
  const longestKey = 30;
  const widths = list.items.map((item) => (isScalar(item) && isWord(item) ? String(item.value).length + 2 : Infinity));
  return list.comment == null && list.commentBefore == null && widths.reduce((sum, width) => sum + width, column + longestKey) <= widest;
}

function isWord(scalar: Scalar): boolean {
  return scalar.comment == null && scalar.commentBefore == null && scalar.anchor === undefined && !String(scalar.value).includes("\n");
}

/** Quotes only where a text would otherwise be read as something else; texts of several lines stay blocks where that loses nothing. */
function plainScalars(document: Document): void {
  visit(document, {
    // A tag of YAML's own on a map or list says what is seen; on the wrong kind the printer stumbles over it.
    Collection: (_key, collection) => void delete collection.tag,
    Scalar: (_key, scalar) => {
      if (typeof scalar.value !== "string") return;
      if (!scalar.value.includes("\n")) scalar.type = Scalar.PLAIN;
      else if (fragile.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

/** White space at the start, or at the end of a line or of the text: editors, and this layout, take it away. */
const fragile = /^\s|[ \t]\n|[ \t]$|\n\s*\n$/;
