/** Reads spec files from the file system. */
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { isOutside } from "./read.ts";
import { mostBytes, type FileContent, type FileReader } from "./types.ts";

/** Reads files below `root`, an absolute path. */
export function nodeFileReader(root: string): FileReader {
  return {
    read(file, within = false) {
      const path = join(root, file);
      // Only the user can name a path outside the root. Inside, whoever wrote the spec may have made the path a link or a pipe.
      const named = !within && isOutside(file);
      try {
        if (!named && leaves(root, path)) return { failure: "outside", detail: file };
        return readFile(path, named);
      } catch (error) {
        return failureOf(error as NodeJS.ErrnoException);
      }
    },
    list(folder) {
      try {
        return isOutside(folder) || leaves(root, join(root, folder)) ? [] : readdirSync(join(root, folder)).sort();
      } catch {
        return [];
      }
    },
  };
}

/** Does the path, with links followed, leave the root? Throws ENOENT if nothing is there. */
export function leaves(root: string, path: string): boolean {
  const inside = relative(realpathSync.native(root), realpathSync.native(path));
  return inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
}

/** `special` allows pipes and devices, such as those of a shell's process substitution. */
function readFile(path: string, special: boolean): FileContent {
  // Opening a pipe would wait for its writer. Windows has neither the flag nor such files.
  const descriptor = openSync(path, special ? "r" : constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) return { failure: "directory", detail: path };
    if (!special && !stat.isFile()) return { failure: "special", detail: "a pipe or device" };
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
  // What a socket, or a device without a driver, answers.
  if (error.code === "ENXIO" || error.code === "ENODEV") return { failure: "special", detail: "a socket or device" };
  if (error.code === "EISDIR") return { failure: "directory", detail: error.code };
  return { failure: "unreadable", detail: error.code ?? error.message };
}
