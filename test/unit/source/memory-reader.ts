import { mostBytes, type FileReader } from "../../../compiler/source/types.ts";

/** Files from a map, as the file system would return them. */
export function memoryReader(files: Readonly<Record<string, string | Uint8Array>>): FileReader {
  return {
    read(file) {
      const content = files[file];
      if (content === undefined) return { failure: "missing", detail: "ENOENT" };
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return bytes.length > mostBytes ? { failure: "too-large", detail: `${bytes.length} bytes` } : { bytes };
    },
  };
}
