import type { Range } from "../diagnostics/types.ts";

/** Keys and list positions from the root of a spec to a value: `["vpc", "availabilityZones", 0]`. */
export type KeyPath = readonly (string | number)[];

/** A mapping in the spec. */
export type Tree = Readonly<Record<string, unknown>>;

/** Where a value is set. */
export interface Location {
  readonly file: string;
  readonly range: Range;
  /** 0 is the spec itself, 1 its parent, and so on. */
  readonly layer: number;
}

/** What one layer states at a path. */
export interface Setting {
  readonly location: Location;
  /** As written in that layer; null resets the path, or the map that contains it, to its default. */
  readonly value: unknown;
}

/** A key or list item without a value, which YAML reads as null. */
export interface EmptyValue {
  readonly path: KeyPath;
  readonly file: string;
  readonly range: Range;
  /** The file whose value applies once the line is removed; undefined if no parent sets one. */
  readonly inherited: string | undefined;
}

/** A spec with its parents merged in. */
export interface SpecSource {
  /** As shown to users and as key of `plan.spec.files`: relative to the project root, with `/` separators. */
  readonly file: string;
  /** `extends` is resolved and removed, and explicit nulls are removed: an absent key has its default. */
  readonly tree: Tree;
  /** Every layer's file → fingerprint. */
  readonly files: Readonly<Record<string, string>>;
  /** False if a parent could not be read. It might set the missing keys, so only keys that exist can be checked. */
  readonly complete: boolean;
  /**
   * The text of an unquoted scalar, as the layer that sets it has it: `17.10`, whose value is the number 17.1. Undefined for quoted text,
   * maps and lists.
   */
  textOf(path: KeyPath): string | undefined;
  /** Forgotten values of all layers. They count as null. */
  readonly empties: readonly EmptyValue[];
  /** Does the spec's parent set the path, so that it applies if the spec does not set it? */
  isInherited(path: KeyPath): boolean;
  /** Does a layer set the path, without a later layer resetting it to its default? */
  isSet(path: KeyPath): boolean;
  /**
   * Location in the layer that sets the path or resets it to its default; otherwise of its nearest ancestor that a layer sets, or the start
   * of the file. `what` defaults to `value`; a mapping or list over several lines is located by its key.
   */
  locate(path: KeyPath, what?: "key" | "value"): Location;
  /** Every layer that states the path, from the spec up to its root. The first one counts; of maps, each one adds its keys. */
  settings(path: KeyPath): readonly Setting[];
}

/** A file's bytes, or the reason why it could not be read. */
export type FileContent =
  | { readonly bytes: Uint8Array }
  | { readonly failure: "missing" | "directory" | "special" | "unreadable" | "too-large" | "outside"; readonly detail: string };

/** How the compiler reads spec files: from the file system, from standard input, or from a map in tests. */
export interface FileReader {
  /**
   * `file` is relative to the project root, with `/` separators. Refuses a path inside the root whose links lead out of it (`outside`), and
   * anything that is not a regular file (`special`). `within` marks a file that a spec names: only such a file may not be outside the root
   * by its path either. Reads at most `mostBytes`.
   */
  read(file: string, within?: boolean): FileContent;
  /** Names of the files in a folder, for suggestions; absent where nobody knows them. */
  list?(folder: string): readonly string[];
}

/** Maximum size of a spec file, 1 MiB: a thousand times the size of a real one. */
export const mostBytes: number = 1024 * 1024;
