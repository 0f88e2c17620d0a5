/** Decides what happens to every file of a new project, before anything is written. */
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newPackage, withScripts } from "../../init/package-json.ts";
import type { ProjectFile } from "../../init/project-files.ts";
import { UsageError } from "../command.ts";
import { writeWhole } from "../output/files.ts";
import { packageVersion } from "../version.ts";
import { createAll, stateOf } from "./disk.ts";
import type { TriedSpec } from "./trial.ts";

export interface Writes {
  readonly created: readonly { readonly file: string; readonly text: string }[];
  /** Files that exist with another content, and what they need. */
  readonly left: readonly { readonly file: string; readonly needs: string }[];
  /** The text of package.json, if it exists and changes. */
  readonly merged?: string;
}

/** Throws a usage error if a spec exists with another content: a new project on top of another would mix the two. */
export function writesOf(root: string, project: string, specs: readonly TriedSpec[], others: readonly ProjectFile[]): Writes {
  const existing = specs.filter(({ file, text }) => stateOf(root, file, text) === "different").map(({ file }) => file);
  if (existing.length > 0) {
    const subject = `${existing.join(", ")} ${existing.length === 1 ? "exists" : "exist"} already`;
    throw new UsageError(
      `${subject}, and init never overwrites a file`,
      "edit the spec, delete it to start again, or choose another folder",
    );
  }
  const states = others.map((file) => ({ ...file, state: stateOf(root, file.file, file.text) }));
  const created = [...specs, ...states.filter(({ state }) => state === "new")].filter(
    ({ file, text }) => stateOf(root, file, text) === "new",
  );
  const left = states.filter(({ state }) => state === "different").map(({ file, ifExists }) => ({ file, needs: ifExists }));
  return withPackage(root, project, { created, left });
}

const packageJson = "package.json";

function withPackage(root: string, project: string, { created, left }: Writes): Writes {
  const path = join(root, packageJson);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { created: [...created, { file: packageJson, text: newPackage(project, `^${packageVersion()}`) }], left };
  if (!stat.isFile()) throw new UsageError("package.json is not a regular file", "init adds scripts to it");
  const text = readFileSync(path, "utf8");
  const result = withScripts(text);
  if ("problem" in result) throw new UsageError(result.problem, "correct it first; init adds scripts to it");
  const needs = result.kept.map((name) => `the script \`${name}\` keeps its command; ours would be \`${name}\``);
  return {
    created,
    left: [...left, ...needs.map((line) => ({ file: packageJson, needs: line }))],
    ...(result.text === text ? {} : { merged: result.text }),
  };
}

/** Writes everything, package.json last. */
export function writeAll(root: string, { created, merged }: Writes): void {
  createAll(root, created, () => {
    if (merged !== undefined) writeWhole(join(root, packageJson), Buffer.from(merged, "utf8"));
  });
}
