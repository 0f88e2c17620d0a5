/** Offsets and columns that the `yaml` package keeps only in the tokens of its nodes. */
import { isAlias, isCollection, isNode, isPair, isScalar, type CST, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";

/** Column of a map or list in indented lines, counted from 0: of its keys, or of its dashes. */
export function columnOf(node: unknown): number | undefined {
  const token = isNode(node) ? node.srcToken : undefined;
  return token?.type === "block-map" || token?.type === "block-seq" ? token.indent : undefined;
}

/** One entry of a map or list. */
export interface Entry {
  readonly node: Node | null;
  /** Tokens in front of the value: `:` or `-`, anchors, tags. */
  readonly head: readonly CST.SourceToken[];
  /** Tokens in front of the key. */
  readonly before: readonly CST.SourceToken[];
  readonly key?: Node;
}

export function entryOf(collection: YAMLMap | YAMLSeq, index: number): Entry {
  const item: unknown = collection.items[index];
  if (isPair(item)) return pairEntry(item);
  const tokens = collection.srcToken as { readonly items?: readonly CST.CollectionItem[] } | undefined;
  const start = tokens?.items?.[index]?.start ?? [];
  return { node: isNode(item) ? item : null, head: start, before: start };
}

function pairEntry({ key, value, srcToken }: Pair): Entry {
  return {
    node: isNode(value) ? value : null,
    head: srcToken?.sep ?? [],
    before: srcToken?.start ?? [],
    ...(isNode(key) ? { key } : {}),
  };
}

/** Where an entry starts: its key, its `?`, or its dash. */
export function entryStart({ key, before, node }: Entry): number {
  const mark = before.find(({ type }) => type === "seq-item-ind" || type === "explicit-key-ind" || type === "anchor" || type === "tag");
  return mark?.offset ?? (key ?? node)!.range![0];
}

/** Where the text in front of an entry's value ends: behind the colon or dash, and the anchor or tag of the value. */
export function headEnd({ head, key, node }: Entry): number {
  const last = head.findLast(({ type }) => type === "map-value-ind" || type === "seq-item-ind" || type === "anchor" || type === "tag");
  if (last !== undefined) return last.offset + last.source.length;
  return key === undefined ? node!.range![0] : key.range![1];
}

/** Where an entry ends, without comments and line breaks behind it. */
export function entryEnd(entry: Entry, text: string): number {
  return entry.node === null || isNothing(entry.node) ? headEnd(entry) : contentEnd(entry.node, text);
}

/** Where a node ends, without comments and line breaks behind it. */
export function contentEnd(node: Node, text: string): number {
  if (isCollection(node) && node.flow !== true) {
    const collection = node;
    return entryEnd(entryOf(collection, collection.items.length - 1), text);
  }
  const [start, end] = node.range!;
  return start + text.slice(start, end).trimEnd().length;
}

/** A value of no characters, as in `key:`. */
export function isNothing(node: Node): boolean {
  return !isAlias(node) && isScalar(node) && node.range![0] === node.range![1];
}
