/** Resolves spec arguments of the command line to files. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { leaves } from "../../source/node-reader.ts";
import { isOutside } from "../../source/read.ts";
import { UsageError, type CliIo } from "../command.ts";
import { planName, projectPath, specFolder } from "./project.ts";
import { revisionFile } from "./revisions/argument.ts";

/** Does the project have specs of its own? */
export function hasSpecs(io: CliIo): boolean {
  return specsInFolder(io).length > 0;
}

/** One spec to process. */
export interface SpecTarget {
  /** Path relative to the root, with `/` separators. */
  readonly file: string;
  /** Name of the plan. */
  readonly name: string;
  readonly stdin: boolean;
}

/** Maximum number of specs in one run. All of them are in memory at the same time, because they are compared with each other. */
const mostSpecs = 200;

/** Name of a spec from standard input, in diagnostics and plans. */
const stdinName = "<stdin>";

/**
 * Resolves files, folders, globs and `-`; without arguments, all files in the spec folder. Sorted within a folder or glob, without
 * duplicates.
 */
export async function specTargets(args: readonly string[], io: CliIo): Promise<readonly SpecTarget[]> {
  const files = args.length === 0 ? defaultSpecs(io) : (await Promise.all(args.map((arg) => expand(arg, io)))).flat();
  const distinct = [...new Set(files)];
  const targets = fewEnough(distinct).map((file) => ({ file, name: planName(file), stdin: isStdin(file) }));
  for (const target of targets) {
    const duplicate = targets.find((other) => other.name === target.name);
    if (duplicate === undefined || duplicate === target) continue;
    throw new UsageError(
      `${duplicate.file} and ${target.file} would write the same plan ${target.name}`,
      "rename one of them, or compile them separately with --out",
    );
  }
  return targets;
}

/** The files, unless they are more than one run reads. For every list of specs that is read whole. */
export function fewEnough(files: readonly string[]): readonly string[] {
  if (files.length <= mostSpecs) return files;
  throw new UsageError(`${files.length} specs are too many: expected at most ${mostSpecs} in one run`, "specify some of them");
}

/**
 * Every spec in the spec folder, and those given. For what is generated from all specs together: it would lose the environments that a
 * command line does not name.
 */
export async function everySpec(args: readonly string[], io: CliIo): Promise<readonly SpecTarget[]> {
  const own = args.length > 0 && hasSpecs(io) ? [join(io.root, specFolder)] : [];
  return specTargets([...own, ...args], io);
}

/** Is the path the display name of standard input, seen from some folder? */
export function isStdin(file: string): boolean {
  return file === stdinName || file.endsWith(`/${stdinName}`);
}

/** Every spec in the spec folder. */
export function specsInFolder(io: Pick<CliIo, "root">): readonly string[] {
  const folder = join(io.root, specFolder);
  return existsSync(folder) ? specsBelow(folder, io) : [];
}

function defaultSpecs(io: CliIo): readonly string[] {
  const folder = join(io.root, specFolder);
  if (existsSync(folder)) refuseLink(specFolder, folder, io);
  const files = specsInFolder(io);
  if (files.length > 0) return files;
  const start = io.cwd === io.root ? "" : `, in ${io.root}`;
  throw new UsageError(
    `there is no spec in ${specFolder}/`,
    `start a project${start} with: npx platform-compile init; or specify a spec file`,
  );
}

async function expand(arg: string, io: CliIo): Promise<readonly string[]> {
  if (arg === "-") return [projectPath(stdinName, io)];
  const path = resolve(io.cwd, arg);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    refuseLink(arg, path, io);
    const files = specsBelow(path, io);
    if (files.length === 0) throw new UsageError(`${arg} contains no spec`, "spec file names end in .yaml or .yml");
    return files;
  }
  if (stat !== undefined) return [projectPath(arg, io)];
  const named = /[/\\]/.test(arg) ? undefined : specCalled(arg, specsInFolder(io));
  if (named !== undefined) return [named];
  refuseRevision(arg, io);
  if (!/[*?{[]/.test(arg)) return [projectPath(arg, io)];
  const { globSync } = await import("tinyglobby");
  const files = globSync(arg.replaceAll("\\", "/"), { cwd: io.cwd, expandDirectories: false, followSymbolicLinks: false }).sort();
  if (files.length === 0) throw new UsageError(`no file matches ${arg}`);
  return files.map((file) => projectPath(file, io));
}

/** The spec with this path, file name or environment: `prod` for `spec/prod.yaml`. */
export function specCalled(word: string, files: readonly string[]): string | undefined {
  return files.find((file) => [file, posix.basename(file), planName(file)].includes(word));
}

/** Most commands read the working tree alone. */
function refuseRevision(arg: string, io: CliIo): void {
  const at = revisionFile(arg, io);
  if (at === undefined) return;
  throw new UsageError(
    `${arg} is a file of a git revision, which this command does not read`,
    `\`cost\`, \`diff\`, \`drift\` and \`explore\` do; for other commands, check the revision out: git worktree add ../at-${at.revision.replace(/[^\w.-]+/g, "-")} ${at.revision}`,
  );
}

/** Not even the names of files outside the project are read through a link inside it. */
function refuseLink(arg: string, folder: string, io: CliIo): void {
  if (isOutside(projectPath(folder, io)) || !leaves(io.root, folder)) return;
  throw new UsageError(`${arg} is a link out of the project`, "move the folder into the project, or specify the folder itself");
}

function specsBelow(folder: string, { root }: Pick<CliIo, "root">): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => projectPath(join(entry.parentPath, entry.name), { cwd: root, root }))
    .sort();
}
