/** The `yaml` document of one file: its values, errors and positions, from a single pass over the text. */
import {
  Composer,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  YAMLParseError,
  type CST,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { fileStart, type Range } from "../diagnostics/types.ts";
import { Nesting } from "./depth.ts";
import type { KeyPath } from "./types.ts";
import { yamlOptions } from "./yaml-options.ts";

/** The result of following a path into a document. */
export interface Found {
  /** Number of path elements that exist. */
  readonly depth: number;
  readonly range: Range;
}

export class SpecDocument {
  readonly document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(text: string, document: Document.Parsed) {
    this.document = document;
    // Lines are counted here because the parser, given the counter, misses or duplicates lines in texts with tabs and other errors.
    this.#lines.addNewLine(0);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#lines.addNewLine(at + 1);
  }

  /** Range between two offsets; the end is exclusive. */
  rangeOf(start: number, end: number): Range {
    const from = this.#lines.linePos(start);
    const to = this.#lines.linePos(Math.max(start, end));
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  }

  /** Range of a node's own text, without the rest of its line. */
  rangeOfNode(node: Node | null | undefined): Range {
    return node?.range ? this.rangeOf(node.range[0], node.range[1]) : fileStart;
  }

  /** Follows `path` as far as it exists. */
  find(path: KeyPath, what: "key" | "value"): Found {
    let node: unknown = this.document.contents;
    let found: Found = { depth: 0, range: fileStart };
    for (const [index, step] of path.entries()) {
      const next = this.#child(this.resolve(node), step);
      if (next === undefined) break;
      found = { depth: index + 1, range: this.#rangeOfStep(next, what) };
      node = next.value;
    }
    return found;
  }

  /** The text of the unquoted scalar at `path`, `17.10`: its value may be spelled in another way. */
  textAt(path: KeyPath): string | undefined {
    const node = path.reduce<unknown>((parent, step) => this.#child(this.resolve(parent), step)?.value, this.document.contents);
    const scalar = this.resolve(node);
    return isScalar(scalar) && scalar.type === "PLAIN" ? scalar.source : undefined;
  }

  /** Paths of keys and list items without a value. */
  empties(): readonly KeyPath[] {
    const found: KeyPath[] = [];
    const collect = (node: unknown, path: KeyPath): void => {
      if (isSeq(node)) for (const [index, item] of node.items.entries()) step(item, [...path, index]);
      else if (isMap(node)) for (const pair of node.items) step(pair.value, [...path, keyOf(pair)]);
    };
    const step = (value: unknown, path: KeyPath) => (isEmpty(value) ? void found.push(path) : collect(value, path));
    collect(this.document.contents, []);
    return found;
  }

  /** The node that an alias refers to. */
  resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }

  #child(node: unknown, step: string | number): Step | undefined {
    if (isSeq(node) && typeof step === "number") {
      const value = node.items[step];
      return value === undefined ? undefined : { value: isPair(value) ? value.value : value };
    }
    if (!isMap(node)) return undefined;
    const pair = this.#pairsOf(node).get(String(step));
    return pair === undefined ? undefined : { ...(isNode(pair.key) ? { key: pair.key } : {}), value: pair.value };
  }

  /** The pairs by key; of duplicate keys the last one counts. Cached, because callers may look up every key of a large map. */
  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    let pairs = this.#pairs.get(map);
    if (pairs === undefined) this.#pairs.set(map, (pairs = new Map(map.items.map((pair) => [keyOf(pair), pair]))));
    return pairs;
  }

  #rangeOfStep(step: Step, what: "key" | "value"): Range {
    const value = isNode(step.value) ? this.rangeOfNode(step.value) : undefined;
    const key = step.key ? this.rangeOfNode(step.key) : undefined;
    if (key === undefined) return value ?? fileStart;
    const wide = value !== undefined && value.endLine > value.line && isCollection(step.value);
    return what === "key" || value === undefined || wide || isEmpty(step.value) ? key : value;
  }
}

/**
 * The document of a text, or the position where it exceeds the maximum depth. Does what `parseDocument` of the `yaml` package does, but
 * checks the depth between lexer and parser, so that the text is read only once.
 */
export function parseYaml(text: string, levels: number): SpecDocument | { readonly tooDeep: Range } {
  const nesting = new Nesting(levels);
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    const tooDeep = nesting.next(lexeme);
    if (tooDeep !== undefined) return { tooDeep };
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  // `checkDocument` finds duplicate keys in linear time.
  const composer = new Composer({ ...yamlOptions, uniqueKeys: false });
  const [first, second] = composer.compose(tokens, true, text.length);
  if (second !== undefined)
    first!.errors.push(new YAMLParseError([second.range[0], second.range[1]], "MULTIPLE_DOCS", "more than one document"));
  return new SpecDocument(text, first!);
}

interface Step {
  readonly key?: Node;
  readonly value: unknown;
}

/** A pair's key as it appears in the tree. */
export function keyOf(pair: Pair): string {
  const key = pair.key;
  return isScalar(key) ? String(key.value ?? "") : String(key ?? "");
}

/** `key:` without a value, which YAML reads as null. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null && (value.source ?? "") === "" && !value.tag);
}
