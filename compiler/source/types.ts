import type { Range } from "../diagnostics/types.ts";

/** Keys and list positions from the top of a spec to a value: `["vpc", "availabilityZones", 0]`. */
export type KeyPath = readonly (string | number)[];

/** A mapping of the spec. */
export type Tree = Readonly<Record<string, unknown>>;

/** Where a value was set. */
export interface Location {
  readonly file: string;
  readonly range: Range;
  /** 0 = the spec itself, 1 = its parent, … */
  readonly layer: number;
}

/** A spec with its parents merged in. */
export interface SpecSource {
  /** As shown to people and as key of `plan.spec.files`: relative to the project root, `/` separators. */
  readonly file: string;
  /** `extends` applied and dropped, explicit nulls removed: a key that is not here has its default. */
  readonly tree: Tree;
  /** Every layer's file → fingerprint. */
  readonly files: Readonly<Record<string, string>>;
  /** False when a parent could not be read: what is missing may stand there, so only what is here can be judged. */
  readonly complete: boolean;
  /** Set by some layer, and not returned to its default by a later one. */
  isSet(path: KeyPath): boolean;
  /**
   * The layer that set it, or that returned it to its default; else its nearest parent that some layer set, else the file's start.
   * `what` is `value` unless said; the value of a mapping or list over several lines is shown by its key.
   */
  locate(path: KeyPath, what?: "key" | "value"): Location;
}

/** A file's bytes, or why there are none. */
export type FileContent =
  | { readonly bytes: Uint8Array }
  | { readonly failure: "missing" | "directory" | "unreadable" | "too-large" | "outside"; readonly detail: string };

/** How the compiler reads spec files: the file system, standard input, or a map in tests. */
export interface FileReader {
  /**
   * `file` is relative to the project root with `/` separators. `within` refuses (`outside`) a file that, links followed,
   * lies outside the root: what a spec names, not what the user names. At most `mostBytes` are read.
   */
  read(file: string, within?: boolean): FileContent;
}

/** Largest spec file that is read, 1 MiB: a thousand times a real one. */
export const mostBytes = 1024 * 1024;
