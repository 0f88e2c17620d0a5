/** What an edit of a spec file can do. Paths are those of the file itself, without its parents. */
import type { KeyPath } from "../source/types.ts";

/** A value to write. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Operation =
  /** Sets a key or list item. Creates the maps above it; a list position at the end of the list appends. */
  | { readonly kind: "set"; readonly path: KeyPath; readonly value: Json }
  /** Inserts an item into a list, in front of the item at this position. */
  | { readonly kind: "insert"; readonly path: KeyPath; readonly value: Json }
  /** Deletes a key or list item. A path that does not exist is left alone. */
  | { readonly kind: "delete"; readonly path: KeyPath };

/** A replacement of part of a text; the end is exclusive. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The path leads through something that has no keys, such as a list where a map is expected. */
export class EditConflict extends Error {
  readonly path: KeyPath;

  constructor(path: KeyPath, expected: string) {
    super(`\`${path.join(".")}\` is not ${expected}`);
    this.name = "EditConflict";
    this.path = path;
  }
}
