/**
 * Helpers for generators that own a folder. A generator returns a map from path (relative to the project) to text and has no other effect,
 * so that the command, which writes, and the test, which compares, share one function.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { counted } from "../../compiler/diagnostics/counted.ts";
import { projectRoot } from "./packages.ts";

/** Path relative to the project root, `/` separated, to the file's text. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Writes changed files, and removes files in `owned` folders that are no longer generated. Returns the paths touched. */
export function writeFiles(files: GeneratedFiles, owned: readonly string[] = []): string[] {
  const stale = staleFiles(files, owned);
  for (const path of stale) {
    const text = files.get(path);
    const target = join(projectRoot, path);
    mkdirSync(dirname(target), { recursive: true });
    if (text === undefined) rmSync(target);
    else writeFileSync(target, text);
  }
  return stale;
}

/** Paths whose text on disk is not what the generator produces, and leftover files in the `owned` folders. */
export function staleFiles(files: GeneratedFiles, owned: readonly string[] = []): string[] {
  const differing = [...files].filter(([path, text]) => readOrUndefined(path) !== text).map(([path]) => path);
  const leftOver = owned.flatMap(listFiles).filter((path) => !files.has(path));
  return [...differing, ...leftOver].sort();
}

/** One line for the terminal: how many files were generated, and how many changed. */
export function summary(name: string, files: GeneratedFiles, touched: readonly string[]): string {
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return `${name}: ${counted(files.size, "file")}, ${(bytes / 1024 / 1024).toFixed(2)} MiB, ${touched.length} changed`;
}

function readOrUndefined(path: string): string | undefined {
  return missingAs(undefined, () => readFileSync(join(projectRoot, path), "utf8"));
}

/** Every file below a folder, relative to the project; none if the folder does not exist. */
export function listFiles(folder: string): string[] {
  const entries = missingAs([], () => readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true }));
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(projectRoot.length).replaceAll("\\", "/"));
}

function missingAs<T>(absent: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return absent;
    throw error;
  }
}
