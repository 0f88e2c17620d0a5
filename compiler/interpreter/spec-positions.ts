/** Finds the positions of keys in spec files, only after a resource has failed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "yaml";

/** Finds `file:line` of a dotted key. */
export type Locate = (key: string) => string | undefined;

/**
 * Parses those of `files` that exist. A key is located in the first file that contains it, so the spec must come before the files that it
 * extends. Keys are dotted paths. A key that no file contains has its default and no location.
 */
export async function locateKeys(root: string, files: readonly string[]): Promise<Locate> {
  const { LineCounter, parseDocument } = await import("yaml");
  const parsed = files.flatMap((file) => {
    const lines = new LineCounter();
    const text = readOrUndefined(join(root, file));
    return text === undefined ? [] : [{ file, lines, document: parseDocument(text, { lineCounter: lines }) }];
  });
  return (key) => {
    for (const { file, lines, document } of parsed) {
      const offset = offsetOf(document, key.split("."));
      if (offset !== undefined) return `${file}:${lines.linePos(offset).line}`;
    }
    return undefined;
  };
}

/** Offset of the key itself, not of its value. */
function offsetOf(document: Document, path: readonly string[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const items = (parent as { items?: readonly { key?: { value?: unknown; range?: readonly number[] } }[] } | null | undefined)?.items ?? [];
  return items.find(({ key }) => String(key?.value) === path.at(-1))?.key?.range?.[0];
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
