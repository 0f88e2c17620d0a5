/** What a fuzzed run compiles, and how its files are read. */
import { mostBytes, type FileReader } from "../../compiler/source/types.ts";

/** The spec under test is always called so; the frozen specs stand beside it, to be extended. */
export const fuzzFile = "spec/fuzz.yaml";

/** Text or bytes of the spec under test. */
export type FuzzInput = string | Uint8Array;

/** Names of the four kinds of input, by what is random about them. */
export const kinds = ["bytes", "trees", "schema", "mutations"] as const;
export type Kind = (typeof kinds)[number];

/** Reads the input as `fuzzFile` and everything else from `disk`. */
export function readerOf(input: FuzzInput, disk: FileReader): FileReader {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const own = bytes.length > mostBytes ? ({ failure: "too-large", detail: `${bytes.length} bytes` } as const) : { bytes };
  return { read: (file, within) => (file === fuzzFile ? own : disk.read(file, within)) };
}

/** Reads each file of `disk` once. */
export function remembering(disk: FileReader): FileReader {
  const known = new Map<string, ReturnType<FileReader["read"]>>();
  return {
    read(file, within) {
      const content = known.get(file) ?? disk.read(file, within);
      // Names that a fuzzer makes up are many; files are few.
      if ("bytes" in content) known.set(file, content);
      return content;
    },
  };
}
