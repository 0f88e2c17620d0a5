/** Implements `extends`: maps merge key by key, lists and scalars replace, and null resets a key to its default. */
import type { Tree } from "./types.ts";

/** The effective tree of a spec and its ancestors; `trees[0]` is the spec itself, the last element the root. */
export function mergeLayers(trees: readonly Tree[]): Tree {
  return trees.toReversed().reduce<Record<string, unknown>>((below, above) => merge(below, above), {});
}

function merge(below: Tree, above: Tree): Record<string, unknown> {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (value === null) delete result[key];
    else result[key] = isTree(value) ? merge(ownTree(result, key), value) : value;
  }
  return result;
}

function ownTree(tree: Tree, key: string): Tree {
  const value = Object.hasOwn(tree, key) ? tree[key] : undefined;
  return isTree(value) ? value : {};
}

/** Is it a mapping, as opposed to a list or a scalar? */
export function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
