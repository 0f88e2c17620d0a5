/** Locates the project, and converts paths. */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { specFolder } from "../../source/read.ts";

/** Names of the file that makes a folder a Pulumi project. */
export const pulumiProjects = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/**
 * The nearest folder with a Pulumi project at or above `cwd`, or else the nearest with a package.json, or else `cwd`. A package in a
 * monorepo may lie below or above the Pulumi project, whose folder is where `pulumi` looks for plans and specs.
 */
export function projectRoot(cwd: string): string {
  return nearestWith(pulumiProjects, cwd) ?? nearestWith(["package.json"], cwd) ?? cwd;
}

function nearestWith(names: readonly string[], cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (names.some((name) => existsSync(join(folder, name)))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Converts a command line path to the compiler's form: relative to the root, with `/` separators. */
export function projectPath(path: string, { cwd, root }: { readonly cwd: string; readonly root: string }): string {
  return relative(root, resolve(cwd, path)).split(sep).join("/");
}

export { specFolder };

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
