/** Generated files: whole or not at all, and untouched when nothing changed. */
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Is this what the file holds? `undefined` when there is no file. */
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

/** What files are read into: memory that was never touched costs more than the reading. */
let room = Buffer.alloc(0);

/** Reads until the end, or `most` bytes. Returns how many. */
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

/** Writes beside the file and renames, so that a reader (or a crash) never sees half of it. Returns what it did. */
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
