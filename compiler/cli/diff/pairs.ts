/** What the arguments of `diff` compare: two files, or all specs of two states of the project. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Pair, Side } from "../../diff/types.ts";
import type { Plan } from "../../plan/types.ts";
import { UsageError, type CliIo } from "../command.ts";
import { planSuffix, projectPath } from "../targets/project.ts";
import { fileLike } from "../../source/read.ts";
import { Objects, openRevision, revisionFile, specsAt, type Revision } from "../targets/revisions.ts";
import { fewEnough, specsInFolder, specTargets } from "../targets/specs.ts";
import type { ReadSide } from "./sides.ts";

/** An argument: files of one state, or a whole revision. */
interface Place {
  readonly revision: Revision | null;
  /** Undefined for a revision alone: all specs. */
  readonly files?: readonly string[];
}

/** The pairs to compare, in the order of their files. */
export async function pairsOf(args: readonly string[], read: ReadSide, io: CliIo): Promise<readonly Pair[]> {
  if (args.length > 2)
    throw new UsageError(`diff compares two states, got ${args.length} arguments`, "specify A and B, one of them, or none");
  const places = await placesOf(args, io);
  const [a, b] = places;
  if (a.files?.length === 1 && b.files?.length === 1) return pairOf([a.files[0]!, a.revision], [b.files[0]!, b.revision], read, io);
  const files = [...new Set([...(a.files ?? allSpecs(a, io)), ...(b.files ?? allSpecs(b, io))])].sort();
  if (files.length === 0) throw new UsageError("no spec to compare", "specify a spec file, or a revision with specs in spec/");
  return moved(files.flatMap((file) => pairOf([file, a.revision], [file, b.revision], read, io)));
}

/** Every spec of the working tree and of the base; without a base, every environment is new. */
export function pairsSince(base: Revision | undefined, read: ReadSide, io: CliIo): readonly Pair[] {
  const pairs = specsSince(base, io).flatMap((file): readonly Pair[] => {
    if (base !== undefined) return pairOf([file, base], [file, null], read, io);
    const after = read(file, null);
    return after === undefined ? [] : [{ file, after }];
  });
  return moved(pairs);
}

/** A spec with another file name describes the same stack: the environment decides, not the file. */
function moved(pairs: readonly Pair[]): readonly Pair[] {
  const gone = pairs.filter(({ before, after }) => before?.plan !== undefined && after === undefined);
  const found = new Map(
    pairs.flatMap((pair) => {
      const old = pair.before === undefined ? gone.find(({ before }) => isSameStack(before?.plan, pair.after?.plan)) : undefined;
      return old === undefined ? [] : [[pair, old] as const];
    }),
  );
  const taken = new Set(found.values());
  return pairs.filter((pair) => !taken.has(pair)).map((pair) => (found.has(pair) ? { ...pair, before: found.get(pair)!.before! } : pair));
}

function isSameStack(before: Plan | undefined, after: Plan | undefined): boolean {
  return before !== undefined && before.project === after?.project && before.environment === after.environment;
}

/** Every spec that the working tree has, or the base had. */
export function specsSince(base: Revision | undefined, io: CliIo): readonly string[] {
  return fewEnough([...new Set([...(base?.specs() ?? []), ...specsInFolder(io)])].sort());
}

async function placesOf(args: readonly string[], io: CliIo): Promise<readonly [Place, Place]> {
  const opened = new Map<string, Revision>();
  const objects = new Objects(io);
  const open = (name: string): Revision => {
    const revision = opened.get(name) ?? openRevision(name, io, objects);
    opened.set(name, revision);
    return revision;
  };
  // Both revisions are open before a file of one is read, so that git is asked once for the files of both.
  for (const arg of args) {
    const at = revisionFile(arg, io);
    if (at !== undefined) open(at.revision);
  }
  const given = await Promise.all(args.map((arg) => placeOf(arg, open, io)));
  const [first, second] = given;
  if (first !== undefined && second !== undefined) return [within(first, second), within(second, first)];
  if (first === undefined) return [{ revision: open("HEAD") }, { revision: null }];
  // A file alone is compared with what it was at the last commit, a revision with the working tree.
  return first.revision === null ? [{ ...first, revision: open("HEAD") }, first] : [first, { ...first, revision: null }];
}

/** A revision alone, beside a file, is that file at the revision. */
function within(own: Place, other: Place): Place {
  return own.files === undefined && other.files !== undefined ? { ...own, files: other.files } : own;
}

async function placeOf(arg: string, open: (name: string) => Revision, io: CliIo): Promise<Place> {
  const at = revisionFile(arg, io);
  if (at !== undefined) {
    const revision = open(at.revision);
    return { revision, files: at.file.endsWith(planSuffix) ? [at.file] : specsAt(revision, at, io) };
  }
  if (isPath(arg, io)) {
    if (arg.endsWith(planSuffix)) return { revision: null, files: [projectPath(arg, io)] };
    return { revision: null, files: (await specTargets([arg], io)).map(({ file }) => file) };
  }
  return { revision: open(arg) };
}

/** A revision has neither a wildcard nor the ending of a spec or plan. A file that was deleted is a path all the same. */
export function isPath(arg: string, io: CliIo): boolean {
  return arg === "-" || /[*?[]|\.(ya?ml|json)$/i.test(arg) || existsSync(resolve(io.cwd, arg));
}

function allSpecs({ revision }: Place, io: CliIo): readonly string[] {
  return fewEnough(revision === null ? specsInFolder(io) : revision.specs());
}

type FileAt = readonly [file: string, revision: Revision | null];

/** One pair, or two if the spec now describes another environment: the old stack stays, and a new one is created. */
function pairOf([fileA, revisionA]: FileAt, [fileB, revisionB]: FileAt, read: ReadSide, io: CliIo): readonly Pair[] {
  const [before, after] = [read(fileA, revisionA), read(fileB, revisionB)];
  if (before === undefined && after === undefined) {
    const near = fileLike(fileA, specsInFolder(io));
    throw new UsageError(`${fileA} exists on neither side`, near === undefined ? undefined : `did you mean ${near}?`);
  }
  if (fileA === fileB && isRenamed(before, after)) {
    return [
      { file: fileB, before: before! },
      { file: fileB, after: after! },
    ];
  }
  return [{ file: fileB, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function isRenamed(before: Side | undefined, after: Side | undefined): boolean {
  const [old, now] = [before?.plan, after?.plan];
  return old !== undefined && now !== undefined && old.environment !== now.environment;
}
