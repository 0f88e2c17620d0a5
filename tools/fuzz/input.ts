/** The input of a fuzzed compilation, and how its files are read. */
import { mostBytes, type FileReader } from "../../compiler/source/types.ts";

/** Name of the spec under test. The frozen specs are beside it, so that it can extend them. */
export const fuzzFile = "spec/fuzz.yaml";

/** Text or bytes of the spec under test. */
export type FuzzInput = string | Uint8Array;

/** The four kinds of input, named after what is random about them. */
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
      // Cache only files that exist: a fuzzer invents many names.
      if ("bytes" in content) known.set(file, content);
      return content;
    },
  };
}
