/** From a position in a spec file to the key that it belongs to: the inverse of `SpecDocument.find`. */
import { isCollection, isMap, isNode, isSeq, type Node } from "yaml";
import type { Range } from "../diagnostics/types.ts";
import { keyOf, type SpecDocument } from "./document.ts";
import type { KeyPath } from "./types.ts";

/** The keys at a position, or what is there instead and the key next to it. */
export type AtLine =
  /** Several paths if aliases repeat the value. */
  | { readonly paths: readonly KeyPath[] }
  | { readonly nothing: Nothing; readonly nearest?: { readonly path: KeyPath; readonly line: number } };

type Nothing = "a comment" | "a blank line" | "no key" | "beyond the end";

/** An entry of a map or list. */
interface Entry {
  /** Several for what aliases repeat. */
  readonly paths: KeyPath[];
  /** The key, or the list item. */
  readonly start: Range;
  /** From the key to the end of the value. */
  readonly whole: Range;
  /** A block's lines are those of its entries, comments and blank lines. */
  readonly kind: "scalar" | "flow" | "block";
}

/** `line` and `column` are one-based. Without a column, the outermost entry that begins on the line. */
export function atLine(document: SpecDocument, text: string, line: number, column?: number): AtLine {
  const entries = entriesOf(document);
  const here = entries.filter((entry) => isAt(entry, line, column));
  const beginning = entries.filter(({ start }) => start.line === line);
  const paths =
    (column === undefined ? undefined : innermost(here)) ??
    outermost(beginning) ??
    innermost(entries.filter((entry) => entry.kind === "scalar" && isAt(entry, line)));
  if (paths !== undefined) return { paths };
  const own = text.split(/\r?\n/)[line - 1]?.trim();
  const isBare = own === undefined || own === "" || own.startsWith("#");
  const around = isBare ? undefined : innermost(entries.filter((entry) => entry.kind === "flow" && isAt(entry, line)));
  return around === undefined ? { nothing: nothingIn(own), ...nearestTo(entries, line) } : { paths: around };
}

function nothingIn(line: string | undefined): Nothing {
  if (line === undefined) return "beyond the end";
  if (line === "") return "a blank line";
  return line.startsWith("#") ? "a comment" : "no key";
}

/** Does the position belong to the entry? Of a block, only its key does. */
function isAt({ start, whole, kind }: Entry, line: number, column?: number): boolean {
  const range = kind === "block" ? start : whole;
  if (line < range.line || line > range.endLine) return false;
  if (column === undefined) return line < range.endLine || range.endColumn > 1;
  return (line > range.line || column >= range.column) && (line < range.endLine || column < range.endColumn);
}

function innermost(entries: readonly Entry[]): readonly KeyPath[] | undefined {
  return entries.reduce<Entry | undefined>((best, entry) => (best === undefined || depth(entry) >= depth(best) ? entry : best), undefined)
    ?.paths;
}

/** The least nested entry; of several side by side, such as two items on one line of a list, what contains them. */
function outermost(entries: readonly Entry[]): readonly KeyPath[] | undefined {
  const least = Math.min(...entries.map(depth));
  const [first, second] = entries.filter((entry) => depth(entry) === least);
  if (first === undefined || second === undefined || least === 1) return first?.paths;
  return first.paths.map((path) => path.slice(0, least - 1));
}

function depth({ paths: [path] }: Entry): number {
  return path!.length;
}

/** The nearest key; of two, the one below, because a comment stands above what it describes. */
function nearestTo(entries: readonly Entry[], line: number): Pick<Extract<AtLine, { readonly nothing: Nothing }>, "nearest"> {
  const rank = ({ start }: Entry) => Math.abs(start.line - line) * 2 + (start.line > line ? 0 : 1);
  const [first, ...others] = entries;
  if (first === undefined) return {};
  const best = others.reduce((nearest, entry) => (rank(entry) < rank(nearest) ? entry : nearest), first);
  return { nearest: { path: best.paths[0]!, line: best.start.line } };
}

/** Every entry in document order. */
function entriesOf(document: SpecDocument): readonly Entry[] {
  const entries = new Map<unknown, Entry>();
  const collect = (given: unknown, path: KeyPath): void => {
    const node = document.resolve(given);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) add(item, undefined, item, [...path, index]);
    if (isMap(node)) for (const pair of node.items) add(pair, isNode(pair.key) ? pair.key : undefined, pair.value, [...path, keyOf(pair)]);
  };
  const add = (identity: unknown, key: Node | undefined, value: unknown, path: KeyPath): void => {
    const known = entries.get(identity);
    if (known === undefined) entries.set(identity, entryOf(document, key, isNode(value) ? value : undefined, path));
    else known.paths.push(path);
    collect(value, path);
  };
  collect(document.document.contents, []);
  return [...entries.values()];
}

function entryOf(document: SpecDocument, key: Node | undefined, value: Node | undefined, path: KeyPath): Entry {
  const start = document.rangeOfNode(key ?? value);
  const { endLine, endColumn } = document.rangeOfNode(value ?? key);
  const kind = !isCollection(value) ? "scalar" : value.flow === true ? "flow" : "block";
  return { paths: [path], start, whole: { ...start, endLine, endColumn }, kind };
}
