/** Where the project is, and what a path means in it. */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The folder of Pulumi.yaml at or above `cwd`; without one, `cwd` itself. */
export function projectRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** A path of the command line as the compiler names files: relative to the root, `/` separators. */
export function projectPath(path: string, { cwd, root }: { readonly cwd: string; readonly root: string }): string {
  return relative(root, resolve(cwd, path)).split(sep).join("/");
}

/** Folder of the specs below the root. */
export const specFolder = "spec";

/** `spec/eu/prod.yaml` is called `eu.prod`; outside the spec folder the path from the root counts, outside the root the file's name. */
export function planName(file: string): string {
  const inside = file.startsWith(`${specFolder}/`) ? file.slice(specFolder.length + 1) : file;
  const path = inside.startsWith("../") ? inside.slice(inside.lastIndexOf("/") + 1) : inside;
  return path.replace(/\.ya?ml$/i, "").replaceAll("/", ".");
}

/** Where the plan of that name belongs, relative to the root. */
export function planPath(name: string): string {
  return `generated/plans/${name}.plan.json`;
}
