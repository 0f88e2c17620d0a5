/** Decides what happens to every file of a new project, before anything is written. */
import { join } from "node:path";
import { newPackage, scripts, withScripts } from "../../init/package-json.ts";
import type { ProjectFile } from "../../init/project-files.ts";
import { UsageError } from "../command.ts";
import { writeWhole } from "../output/files.ts";
import { packageVersion } from "../version.ts";
import { createAll, existing, type Existing } from "./disk.ts";
import type { TriedSpec } from "./trial.ts";

export interface Writes {
  readonly created: readonly { readonly file: string; readonly text: string }[];
  /** Files that exist, and what they lack. */
  readonly left: readonly { readonly file: string; readonly lacks: string }[];
  /** The text of package.json, if it exists and changes. */
  readonly merged?: string;
}

/** Throws a usage error if a spec exists with another content: a new project on top of another would mix the two. */
export function writesOf(root: string, project: string, specs: readonly TriedSpec[], others: readonly ProjectFile[]): Writes {
  const states = others.map((wanted) => ({ wanted, state: stateOf(root, wanted) }));
  const created = [...missingSpecs(root, specs), ...states.filter(({ state }) => state === undefined).map(({ wanted }) => wanted)];
  const left = states.flatMap(({ wanted, state }) => {
    const isEnough = state?.text !== undefined && wanted.isEnough(state.text);
    return state === undefined || isEnough ? [] : [{ file: state.file, lacks: wanted.lacks }];
  });
  return withPackage(root, project, { created: created.map(({ file, text }) => ({ file, text })), left });
}

/** The file that exists under one of its names; undefined if none does. */
function stateOf(root: string, { file, twins = [] }: Pick<ProjectFile, "file" | "twins">): Existing | undefined {
  for (const name of [file, ...twins]) {
    const found = existing(root, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function missingSpecs(root: string, specs: readonly TriedSpec[]): readonly TriedSpec[] {
  const states = specs.map((spec) => ({ spec, state: stateOf(root, { file: spec.file, twins: [spec.file.replace(/yaml$/, "yml")] }) }));
  const taken = states.flatMap(({ spec, state }) => (state === undefined || state.text === spec.text ? [] : [state.file]));
  if (taken.length === 0) return states.filter(({ state }) => state === undefined).map(({ spec }) => spec);
  throw existsAlready(taken);
}

/** Specs that are in the way. */
export function existsAlready(files: readonly string[]): UsageError {
  const subject = files.length === 1 ? `${files[0]} exists already` : `${files.join(" and ")} exist already`;
  return new UsageError(
    `${subject}, and init never overwrites a file`,
    "edit it, add to it with `platform-compile add`, or start in another folder",
  );
}

const packageJson = "package.json";

function withPackage(root: string, project: string, { created, left }: Writes): Writes {
  const found = existing(root, packageJson);
  if (found === undefined) return { created: [...created, { file: packageJson, text: newPackage(project, `^${packageVersion()}`) }], left };
  if (found.text === undefined) throw new UsageError("package.json is not a regular file", "init adds scripts to it");
  const result = withScripts(found.text);
  if ("problem" in result) throw new UsageError(result.problem, "correct it first; init adds scripts to it");
  const kept = result.kept.map((name) => ({
    file: packageJson,
    lacks: `\`${name}\` is another script; the project's would be \`${scripts[name]}\``,
  }));
  return { created, left: [...left, ...kept], ...(result.text === found.text ? {} : { merged: result.text }) };
}

/** Writes everything, package.json last. */
export function writeAll(root: string, { created, merged }: Writes): void {
  createAll(root, created, () => {
    if (merged !== undefined) writeWhole(join(root, packageJson), Buffer.from(merged, "utf8"), root);
  });
}
