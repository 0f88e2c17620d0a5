/** Where keys stand in spec files, found only when a resource has failed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Document } from "yaml";

/** Finds `file:line` of a dotted key. */
export type Locate = (key: string) => string | undefined;

/**
 * Parses those of `files` that are here. The first file that has a key is where it stands, so the spec comes before what it extends.
 * Keys of the spec are dotted paths; a key that is in no file has no place (its default applied).
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
