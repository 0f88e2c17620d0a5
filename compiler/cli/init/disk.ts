/** Writes a new project's files: all of them or none, and never over a file that exists. */
import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, rmdirSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { leaves } from "../../source/node-reader.ts";
import { UsageError } from "../command.ts";

/** A file that exists. */
export interface Existing {
  readonly file: string;
  /** Absent for a link, which may lead anywhere or nowhere. */
  readonly text?: string;
}

/** What is at `file`, a path relative to `root`; undefined if nothing is. Throws a usage error if a folder on the way is none, or leads out of the root. */
export function existing(root: string, file: string): Existing | undefined {
  refuseWrongFolders(root, file.split("/").slice(0, -1));
  const path = join(root, file);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (stat.isDirectory()) throw new UsageError(`${file} is a folder`, "move it away; init needs a file of this name");
  return { file, ...(stat.isFile() ? { text: readFileSync(path, "utf8") } : {}) };
}

/** Checks the folders from the root down, as far as they exist. */
function refuseWrongFolders(root: string, folders: readonly string[]): void {
  for (let depth = 1; depth <= folders.length; depth += 1) {
    const name = folders.slice(0, depth).join("/");
    const path = join(root, name);
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new UsageError(`${name} is not a folder`, "move it away; init writes files below it");
    }
    if (leaves(root, path)) {
      throw new UsageError(`${name} is a link that leads out of the project`, "replace it with a folder; init writes files below it");
    }
  }
}

/** Creates the files exclusively, then runs `last`. If anything fails, removes what it created. */
export function createAll(root: string, files: readonly { readonly file: string; readonly text: string }[], last: () => void): void {
  const undo: (() => void)[] = [];
  try {
    for (const { file, text } of files) {
      const path = join(root, file);
      const topmost = mkdirSync(dirname(path), { recursive: true });
      if (topmost !== undefined) undo.push(() => removeFolders(dirname(path), topmost));
      const descriptor = openSync(path, "wx");
      undo.push(() => rmSync(path, { force: true }));
      try {
        writeSync(descriptor, text);
      } finally {
        closeSync(descriptor);
      }
    }
    last();
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** Removes empty folders, from `folder` up to `topmost`. */
function removeFolders(folder: string, topmost: string): void {
  for (let current = folder; current.startsWith(topmost); current = dirname(current)) rmdirSync(current);
}
