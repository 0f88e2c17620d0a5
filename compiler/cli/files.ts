/** Generated files: whole or not at all, and untouched when nothing changed. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Is this what the file holds? `undefined` when there is no file. */
export function holds(path: string, bytes: Buffer): boolean | undefined {
  try {
    return readFileSync(path).equals(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes beside the file and renames, so that a reader (or a crash) never sees half of it. Returns what it did. */
export function writeWhole(path: string, bytes: Buffer): "written" | "unchanged" {
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
