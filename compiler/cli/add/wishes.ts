/** What a spec shall contain after an addition, and the edits that a file needs for it. */
import type { Json, Operation } from "../../edit/operation.ts";
import type { KeyPath, Tree } from "../../source/types.ts";
import { valueAt } from "../../source/value-at.ts";

export type Wish =
  /** The map at this path has this content. */
  | { readonly kind: "entry"; readonly path: KeyPath; readonly value: Json }
  /** The list at this path contains the name. */
  | { readonly kind: "member"; readonly path: KeyPath; readonly name: string };

/** Is the wish fulfilled in the spec, with its parents merged in? */
export function isFulfilled({ path, ...wish }: Wish, merged: Tree): boolean {
  const value = valueAt(merged, path);
  return wish.kind === "entry" ? value !== undefined : Array.isArray(value) && value.includes(wish.name);
}

/**
 * The edit of a file after which the wish is fulfilled in its spec. `own` is the file without its parents. Undefined if the edit would
 * remove an explicit null, which drops what the parents set there: that would bring everything else back.
 */
export function editFor(wish: Wish, own: Tree, merged: Tree, hasParents: boolean): Operation | undefined {
  const { path } = wish;
  const list = valueAt(own, path);
  if (wish.kind === "member" && Array.isArray(list)) return { kind: "set", path: [...path, list.length], value: wish.name };
  const isReset = path.some((_step, index) => valueAt(own, path.slice(0, index + 1)) === null);
  if (isReset && hasParents) return undefined;
  if (wish.kind === "entry") return { kind: "set", path, value: wish.value };
  // A list replaces the one of the parents, so their names come along.
  const inherited = valueAt(merged, path);
  return { kind: "set", path, value: [...(Array.isArray(inherited) ? (inherited as Json[]) : []), wish.name] };
}
