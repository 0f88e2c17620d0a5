import { resolve } from "node:path";
import { nodeFileReader } from "../source/node-reader.ts";
import type { FileReader } from "../source/types.ts";

/**
 * Reads specs from the file system.
 *
 * @param root Folder of the project, to which the paths of specs are relative; relative to the working directory, or absolute. A spec
 *   cannot extend a file outside of it.
 */
export function nodeFiles(root: string): FileReader {
  return nodeFileReader(resolve(root));
}

/**
 * Reads specs from memory, for editors, services and tests.
 *
 * @param texts The content of every file, by its path relative to the project: `{ "spec/dev.yaml": "schema: 1\n…" }`.
 */
export function memoryFiles(texts: Readonly<Record<string, string>>): FileReader {
  return {
    read(file) {
      const text = Object.hasOwn(texts, file) ? texts[file] : undefined;
      return text === undefined ? { failure: "missing", detail: file } : { bytes: new TextEncoder().encode(text) };
    },
  };
}
