/** Writes generated files atomically, and leaves unchanged files untouched. */
import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../command.ts";
import { isBeyond, isSpecial, refuseLinks } from "./links.ts";

/** Does the file have this content? `undefined` if it does not exist. */
export function holds(path: string, bytes: Uint8Array): boolean | undefined {
  let descriptor;
  try {
    // Opening a pipe would wait for its writer.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    if (!fstatSync(descriptor).isFile()) return false;
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

/** Makes the file have this content, or, with `check`, only says whether it has. `root` is the project, in which folders may not be links. */
export function refresh(path: string, bytes: Uint8Array, { check, root }: { readonly check: boolean; readonly root: string }): FileState {
  if (!check) return writeWhole(path, bytes, root);
  const same = holds(path, bytes);
  if (same === undefined) return "missing";
  return same ? "unchanged" : "stale";
}

/**
 * Writes a temporary file and renames it, so that neither readers nor crashes see a partial file. Refuses links, because whoever made one
 * would decide what is overwritten; `root` is the project, in which folders may not be links either. A pipe or device is written into.
 */
export function writeWhole(path: string, bytes: Uint8Array, root: string): "written" | "unchanged" {
  refuseLinks(path, root);
  if (isSpecial(path)) return writeTo(openSpecial(path, root), bytes);
  if (holds(path, bytes)) return "unchanged";
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${path} is a folder`, "specify a file");
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomName()}.tmp`);
  // Exclusive: never through a link or into a file that is there already.
  const descriptor = openSync(temporary, "wx");
  try {
    writeTo(descriptor, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return "written";
}

/** Waits for the reader of a pipe, except in the project: there an archive may hold one in the place of a generated file. */
function openSpecial(path: string, root: string): number {
  if (isBeyond(path, root)) return openSync(path, constants.O_WRONLY);
  let first;
  try {
    first = openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENXIO") throw error;
    throw new UsageError(`${path} is a pipe or device that nobody reads`, "start its reader first, or specify a file");
  }
  try {
    return openSync(path, constants.O_WRONLY);
  } finally {
    closeSync(first);
  }
}

function writeTo(descriptor: number, bytes: Uint8Array): "written" {
  try {
    writeFileSync(descriptor, bytes);
    return "written";
  } finally {
    closeSync(descriptor);
  }
}

/** Unlikely to exist; exclusive creation makes it safe, not secrecy. Loading node:crypto would take a tenth of a compile. */
function randomName(): string {
  return Math.random().toString(36).slice(2, 12).padEnd(10, "0");
}
