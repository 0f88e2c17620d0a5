/** The `yaml` document of one file: its values, its mistakes and where everything stands, from one reading of the text. */
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

/** How far a path leads into a document. */
export interface Found {
  /** Number of path elements that are there. */
  readonly depth: number;
  readonly range: Range;
}

export class SpecDocument {
  readonly document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(text: string, document: Document.Parsed) {
    this.document = document;
    // Counted here: given to the parser, the counter misses or doubles lines in texts with tabs and other mistakes.
    this.#lines.addNewLine(0);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#lines.addNewLine(at + 1);
  }

  /** Range of two offsets, end exclusive. */
  rangeOf(start: number, end: number): Range {
    const from = this.#lines.linePos(start);
    const to = this.#lines.linePos(Math.max(start, end));
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  }

  /** Range of a node's own text, without what follows on its line. */
  rangeOfNode(node: Node | null | undefined): Range {
    return node?.range ? this.rangeOf(node.range[0], node.range[1]) : fileStart;
  }

  /** Follows `path` as far as it leads. */
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

  /** What an alias stands for. */
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

  /** By key; the last of several equal keys is the one that holds. Remembered: a map of many keys may be asked for each of them. */
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
 * The document of a text, or the place where it is nested too deep. As `parseDocument` of the `yaml` package, with a check of the depth
 * between its lexer and its parser, so that the text is read once.
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
  // Duplicate keys are looked for by `checkDocument`, in linear time.
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

/** A pair's key as the tree has it. */
export function keyOf(pair: Pair): string {
  const key = pair.key;
  return isScalar(key) ? String(key.value ?? "") : String(key ?? "");
}

/** `key:` with nothing after it: what YAML takes for null. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null && (value.source ?? "") === "" && !value.tag);
}
