/** Checks that a module has the files that generators read, before they run. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { projectRoot } from "./packages.ts";

/** What each file holds, by file. */
const required: Readonly<Record<string, string>> = {
  "index.ts": "the module's definition",
  "notes.md": "the hand-written part of its page: purpose, operations, pitfalls",
};

/** Files that a module needs only if something imports them, and what they hold. */
const imported: Readonly<Record<string, string>> = {
  "refs.ts": "the handles that other modules may use",
  "cost.ts": "what its resources cost",
};

/** What any module lacks, one line per file to create. `root` ends in a slash. */
export function moduleFileProblems(root: string = projectRoot): readonly string[] {
  const folders = foldersIn(`${root}compiler/modules`).filter((name) => name !== "shared");
  const sections = filesIn(`${root}schema/modules`, ".schema.json");
  return [...new Set([...folders, ...sections])].sort().flatMap((name) => problemsOf(root, name));
}

function problemsOf(root: string, name: string): readonly string[] {
  const missing = (path: string, what: string) =>
    existsSync(root + path) ? [] : [`module \`${name}\` lacks ${path}: create it with ${what} (docs/guides/adding-a-module.md)`];
  const folder = `compiler/modules/${name}`;
  return [
    ...missing(`schema/modules/${name}.schema.json`, "the keys of its section"),
    ...Object.entries(required).flatMap(([file, what]) => missing(`${folder}/${file}`, what)),
    ...filesIn(root + folder, ".ts").flatMap((file) => missingImports(root, `${folder}/${file}.ts`)),
  ];
}

/** Imports of a module's `refs.ts` or `cost.ts` that do not resolve. */
function missingImports(root: string, importer: string): readonly string[] {
  const paths = [...readFileSync(root + importer, "utf8").matchAll(/from "(\.[^"]*\/(?:refs|cost)\.ts)"/g)].map(([, path]) =>
    posix.join(posix.dirname(importer), path!),
  );
  return paths
    .filter((path) => !existsSync(root + path))
    .map((path) => `${importer} imports ${path}, which does not exist: create it with ${imported[posix.basename(path)]}`);
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Names of the files with that ending, without it; none if the folder does not exist. */
function filesIn(path: string, ending: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}
