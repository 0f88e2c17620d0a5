/** Follows a path into a document. */
import { isAlias, isMap, isNode, isSeq, type Alias, type Document, type Node, type YAMLMap, type YAMLSeq } from "yaml";
import { keyOf } from "../source/document.ts";
import type { KeyPath } from "../source/types.ts";
import { EditConflict } from "./operation.ts";

/** A map or list of the document. */
export type Parent = YAMLMap | YAMLSeq;

/** How far a path exists. */
export interface Located {
  /** The entries along the path, from the root: each is the item of `parent` at `index`. */
  readonly steps: readonly { readonly parent: Parent; readonly index: number; readonly node: Node | null }[];
  /** The map or list that lacks the next step; undefined if the whole path exists, or ends at a value without keys. */
  readonly lacking?: Parent;
  /** An alias through which the path leads. */
  readonly alias?: Alias;
}

/** Throws `EditConflict` if the path leads through a list or a value that has no such entries. */
export function locate(document: Document, path: KeyPath): Located {
  const steps: { parent: Parent; index: number; node: Node | null }[] = [];
  let node: Node | null = document.contents;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) return { steps, alias: node };
    if (!isMap(node) && !isSeq(node)) {
      if (isNull(node)) return { steps };
      throw new EditConflict(path.slice(0, depth), "a map");
    }
    const index = indexOf(node, step);
    if (index === undefined)
      throw new EditConflict(path.slice(0, depth), typeof step === "number" ? `a list of ${step} or more items` : "a map");
    const item: unknown = node.items[index];
    if (item === undefined) return { steps, lacking: node };
    const value: unknown = isMap(node) ? node.items[index]!.value : item;
    const inner = isNode(value) ? value : null;
    steps.push({ parent: node, index, node: inner });
    node = inner;
  }
  return { steps };
}

/** Position of the entry; the number of items if it is to be added; undefined if the collection cannot have it. */
function indexOf(collection: Parent, step: string | number): number | undefined {
  if (isSeq(collection)) return typeof step === "number" && step <= collection.items.length ? step : undefined;
  const index = collection.items.findLastIndex((pair) => keyOf(pair) === String(step));
  return index < 0 ? collection.items.length : index;
}

/** Is there no value, or null? */
export function isNull(node: Node | null): boolean {
  return node === null || ("value" in node && node.value === null);
}
