/**
 * Setup of every test file except those of test/shipped: makes the files that people edit (the specs) and what `platform-compile` generates
 * from them unreadable. A test that needs a spec reads a frozen one, so that an edit of spec/ breaks no test.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(import.meta.dirname, "../..");
const edited = ["spec", join("generated", "plans"), join("docs", "infrastructure")];

/** The folder of edited files that contains a path. */
function editedFolder(path: unknown): string | undefined {
  if (typeof path !== "string" && !(path instanceof URL)) return undefined;
  const inside = relative(repository, resolve(path instanceof URL ? fileURLToPath(path) : path));
  return edited.find((folder) => inside === folder || inside.startsWith(folder + sep));
}

type Reader = (...args: unknown[]) => unknown;

/** Marks a guarded function: test files that share a process run this setup once each. */
const guard = Symbol.for("specs are off limits");

function guarded(name: string, read: Reader): Reader {
  if (guard in read) return read;
  const guardedRead: Reader = function (this: unknown, ...args) {
    const folder = editedFolder(args[0]);
    if (folder !== undefined) throw new Error(`a test reads ${folder}/ (fs.${name} ${String(args[0])}): read tools/fixtures instead`);
    return read.apply(this, args);
  };
  return Object.assign(guardedRead, { [guard]: true });
}

// Patches Node's own functions, as every import of node:fs sees them.
for (const name of ["readFileSync", "openSync", "readdirSync", "cpSync", "copyFileSync", "readFile", "createReadStream"] as const) {
  Object.assign(fs, { [name]: guarded(name, fs[name] as Reader) });
}
Object.assign(fs.promises, { readFile: guarded("promises.readFile", fs.promises.readFile as Reader) });
syncBuiltinESMExports();
