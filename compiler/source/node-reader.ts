/** Reads spec files from the file system. */
import { closeSync, fstatSync, openSync, readSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { mostBytes, type FileContent, type FileReader } from "./types.ts";

/** Reads files below `root`, an absolute path. */
export function nodeFileReader(root: string): FileReader {
  return {
    read(file, within = false) {
      const path = join(root, file);
      try {
        if (within && leaves(root, path)) return { failure: "outside", detail: file };
        return readFile(path);
      } catch (error) {
        return failureOf(error as NodeJS.ErrnoException);
      }
    },
  };
}

/** Does the path, with links followed, leave the root? Throws ENOENT if the file does not exist. */
function leaves(root: string, path: string): boolean {
  const inside = relative(realpathSync.native(root), realpathSync.native(path));
  return inside === ".." || inside.startsWith(`..${sep}`) || inside === realpathSync.native(path);
}

function readFile(path: string): FileContent {
  const descriptor = openSync(path, "r");
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return { failure: "directory", detail: path };
    if (stat.size > mostBytes) return { failure: "too-large", detail: `${stat.size} bytes` };
    return readUpTo(descriptor, stat.size);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads a descriptor to its end, but at most `mostBytes`, because pipes and devices have no size. Reads `expected` bytes first, so that a
 * regular file takes two calls.
 */
export function readUpTo(descriptor: number, expected: number): FileContent {
  let buffer = Buffer.allocUnsafe(Math.max(expected, 1024) + 1);
  let length = 0;
  for (;;) {
    if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(buffer.length * 4, mostBytes + 1));
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return { bytes: buffer.subarray(0, length) };
    length += count;
    if (length > mostBytes) return { failure: "too-large", detail: `more than ${mostBytes} bytes` };
  }
}

function failureOf(error: NodeJS.ErrnoException): FileContent {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return { failure: "missing", detail: error.code };
  if (error.code === "EISDIR") return { failure: "directory", detail: error.code };
  return { failure: "unreadable", detail: error.code ?? error.message };
}
