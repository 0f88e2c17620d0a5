/** Writes generated files atomically, and leaves unchanged files untouched. */
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Does the file have this content? `undefined` if it does not exist. */
export function holds(path: string, bytes: Uint8Array): boolean | undefined {
  let descriptor;
  try {
    descriptor = openSync(path, "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return bytes.length === readInto(descriptor, bytes.length + 1) && Buffer.compare(room.subarray(0, bytes.length), bytes) === 0;
  } finally {
    closeSync(descriptor);
  }
}

/** Reused buffer: allocating fresh memory takes longer than reading a file. */
let room = Buffer.alloc(0);

/** Reads to the end, or up to `most` bytes. Returns the number of bytes read. */
function readInto(descriptor: number, most: number): number {
  if (room.length < most) room = Buffer.allocUnsafeSlow(2 * most);
  let size = 0;
  while (size < most) {
    const read = readSync(descriptor, room, size, most - size, null);
    if (read === 0) break;
    size += read;
  }
  return size;
}

/** State of a generated file; `stale` and `missing` only if nothing is to be written. */
export type FileState = "written" | "unchanged" | "stale" | "missing";

/** Makes the file have this content, or, with `check`, only says whether it has. */
export function refresh(path: string, bytes: Uint8Array, check: boolean): FileState {
  if (!check) return writeWhole(path, bytes);
  const same = holds(path, bytes);
  if (same === undefined) return "missing";
  return same ? "unchanged" : "stale";
}

/** Writes a temporary file and renames it, so that neither readers nor crashes see a partial file. */
export function writeWhole(path: string, bytes: Uint8Array): "written" | "unchanged" {
  if (holds(path, bytes)) return "unchanged";
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return "written";
}
