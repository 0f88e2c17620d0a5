/** The keys at which two versions of a spec differ. */
import { isDeepStrictEqual } from "node:util";
import { isTree } from "./merge.ts";
import type { KeyPath, Tree } from "./types.ts";

/**
 * Paths at which the trees differ, in the order of the one after the change. Maps are compared key by key, lists as a whole. A section that
 * only one tree has is its keys; an entry of a map that only one tree has is one edit.
 */
export function editedPaths(before: Tree, after: Tree): readonly KeyPath[] {
  return differences(before, after, []).filter((path) => path.length > 0);
}

/** Is one of the dotted keys the other one, or inside it? An entry of a map causes what its keys cause. */
export function touches(one: string, other: string): boolean {
  return one === other || other.startsWith(`${one}.`) || one.startsWith(`${other}.`);
}

function differences(before: unknown, after: unknown, path: KeyPath): readonly KeyPath[] {
  if (isDeepStrictEqual(before, after)) return [];
  const isMap = (value: unknown) => isTree(value) || value === undefined;
  const isSection = path.length < 2 && isMap(before) && isMap(after);
  if (!isSection && !(isTree(before) && isTree(after))) return [path];
  const [left, right] = [before ?? {}, after ?? {}] as readonly [Tree, Tree];
  const names = [...new Set([...Object.keys(right), ...Object.keys(left)])];
  const found = names.flatMap((name) => differences(left[name], right[name], [...path, name]));
  return found.length === 0 ? [path] : found;
}
