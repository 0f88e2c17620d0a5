/** Writes a new project's files: all of them or none, and never over a file that exists. */
import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, realpathSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { UsageError } from "../command.ts";

export type FileState = "new" | "same" | "different";

/** State of a file that is to hold `text`. Throws a usage error if the path leads out of `root` or through something that is no folder. */
export function stateOf(root: string, file: string, text: string): FileState {
  const path = join(root, file);
  refuseWrongFolders(root, dirname(path));
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return "new";
  if (stat.isDirectory()) throw new UsageError(`${file} is a folder`, "move it away; init writes a file there");
  return stat.isFile() && readFileSync(path, "utf8") === text ? "same" : "different";
}

/** Every folder on the way that exists must be a folder inside the root, wherever links lead. */
function refuseWrongFolders(root: string, folder: string): void {
  const real = realpathSync.native(root);
  for (let current = folder; current !== root; current = dirname(current)) {
    const stat = lstatSync(current, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    const name = relative(root, current).split(sep).join("/");
    const target = stat.isSymbolicLink() ? targetOf(current) : current;
    if (target === undefined || !lstatSync(target).isDirectory())
      throw new UsageError(`${name} is not a folder`, "move it away; init writes files below it");
    const inside = relative(real, realpathSync.native(current));
    if (inside === ".." || inside.startsWith(`..${sep}`))
      throw new UsageError(`${name} links to a folder outside of the project`, "replace the link by a folder");
  }
}

function targetOf(link: string): string | undefined {
  try {
    return realpathSync.native(link);
  } catch {
    return undefined;
  }
}

/** Creates the files exclusively, then runs `last`. If anything fails, removes what it created. */
export function createAll(root: string, files: readonly { readonly file: string; readonly text: string }[], last: () => void): void {
  const undo: (() => void)[] = [];
  try {
    for (const { file, text } of files) {
      const path = join(root, file);
      // The topmost folder that was created; undefined if all existed.
      const folder = mkdirSync(dirname(path), { recursive: true });
      if (folder !== undefined) undo.push(() => removeFolders(dirname(path), folder));
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

/** Removes empty folders from `folder` up to `top`. */
function removeFolders(folder: string, top: string): void {
  for (let current = folder; current.startsWith(top); current = dirname(current)) rmdirSync(current);
}
