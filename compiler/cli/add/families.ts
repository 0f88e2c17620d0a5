/** Which specs an addition goes to, and which others it reaches through `extends`. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { nearest } from "../../diagnostics/nearest.ts";
import { loadSpec } from "../../source/index.ts";
import { UsageError, type Arguments, type CliIo } from "../command.ts";
import { planName, projectPath } from "../targets/project.ts";
import { specCalled, specTargets } from "../targets/specs.ts";

/** A spec to add to, and the specs that extend it. */
export interface Family {
  readonly root: string;
  /** The root and its descendants, parents before children. */
  readonly members: readonly string[];
}

/** The specs that an option names; by default the one spec that all others extend. Throws a usage error if that is not clear. */
export async function familiesOf(args: Arguments, io: CliIo): Promise<readonly Family[]> {
  const specs = await allSpecs(io);
  const given = args.values("spec");
  const files = given.length > 0 ? await filesOf(given, specs, io) : [baseOf(specs, "--spec FILE")];
  // A spec that extends another one of them has the addition from there.
  const roots = files.filter((file) => !parentsOf(file, io).some((parent) => files.includes(parent)));
  return roots.map((root) => ({ root, members: membersOf(root, specs, io) }));
}

/** Folders and globs as in other commands, and names of specs. */
async function filesOf(words: readonly string[], specs: readonly KnownSpec[], io: CliIo): Promise<readonly string[]> {
  if (words.includes("-")) throw new UsageError("standard input cannot be edited", "specify a spec file");
  const isPath = (word: string) => /[*?{[]/.test(word) || existsSync(resolve(io.cwd, word));
  const paths = words.map((word) => (isPath(word) ? word : join(io.root, specNamed(word, specs, io))));
  return (await specTargets(paths, io)).map(({ file }) => file);
}

/** A spec of the project, and the files that it extends. */
export interface KnownSpec {
  readonly file: string;
  readonly parents: readonly string[];
}

/** The specs of the spec folder; none if there is no such folder. */
export async function allSpecs(io: CliIo): Promise<readonly KnownSpec[]> {
  const targets = await specTargets([], io);
  return targets.map(({ file }) => ({ file, parents: parentsOf(file, io) }));
}

/** Files that a spec extends, the nearest first. */
function parentsOf(file: string, io: CliIo): readonly string[] {
  return Object.keys(loadSpec(file, io.reader).value?.files ?? {}).filter((layer) => layer !== file);
}

/** The only spec that extends none. Throws a usage error that names the specs if there are several. */
export function baseOf(specs: readonly KnownSpec[], option: string): string {
  const bases = specs.filter(({ parents }) => parents.every((parent) => !specs.some(({ file }) => file === parent)));
  if (bases.length === 1) return bases[0]!.file;
  const names = (bases.length === 0 ? specs : bases).map(({ file }) => {
    const children = specs.filter(({ parents }) => parents.includes(file)).map((child) => child.file);
    return children.length === 0 ? file : `${file} (extended by ${children.join(", ")})`;
  });
  throw new UsageError(`no single spec is the base of the others: ${names.join(", ")}`, `say which one with ${option}`);
}

function membersOf(root: string, specs: readonly KnownSpec[], io: CliIo): readonly string[] {
  const below = specs.filter(({ file, parents }) => file !== root && parents.includes(root));
  const depth = (file: string) => parentsOf(file, io).length;
  return [root, ...below.map(({ file }) => file).sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))];
}

/** A spec by its path, its file name or the name of its environment. */
export function specNamed(word: string, specs: readonly KnownSpec[], io: CliIo): string {
  if (existsSync(resolve(io.cwd, word)) && /\.ya?ml$/i.test(word)) return projectPath(word, io);
  const files = specs.map(({ file }) => file);
  const found = specCalled(word, files);
  if (found !== undefined) return found;
  const names = files.map(planName);
  const near = nearest(word, names);
  throw new UsageError(`unknown spec ${word}`, `expected one of ${names.join(", ")}${near === undefined ? "" : `; did you mean ${near}?`}`);
}
