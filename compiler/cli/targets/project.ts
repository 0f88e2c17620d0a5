/** Locates the project, and converts paths. */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The folder of Pulumi.yaml at or above `cwd`, or else `cwd`. */
export function projectRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** Converts a command line path to the compiler's form: relative to the root, with `/` separators. */
export function projectPath(path: string, { cwd, root }: { readonly cwd: string; readonly root: string }): string {
  return relative(root, resolve(cwd, path)).split(sep).join("/");
}

/** Folder of the specs, relative to the root. */
export const specFolder = "spec";

/**
 * Name of a spec's plan: `spec/eu/prod.yaml` becomes `eu.prod`. Outside the spec folder, the name uses the path from the root; outside the
 * root, the file name.
 */
export function planName(file: string): string {
  const inside = file.startsWith(`${specFolder}/`) ? file.slice(specFolder.length + 1) : file;
  const path = inside.startsWith("../") ? inside.slice(inside.lastIndexOf("/") + 1) : inside;
  return path.replace(/\.ya?ml$/i, "").replaceAll("/", ".");
}

/** Folder of the plans, relative to the root. */
export const planFolder = "generated/plans";

export const planSuffix = ".plan.json";

/** Path of the plan with this name, relative to the root. */
export function planPath(name: string): string {
  return `${planFolder}/${name}${planSuffix}`;
}
