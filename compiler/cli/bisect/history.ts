/** The commits that touch what a spec reads, each with the plan that its spec compiles to. */
import { compileSpec } from "../../compile.ts";
import type { Plan } from "../../plan/types.ts";
import { UsageError, type CliIo } from "../command.ts";
import { git } from "../targets/git.ts";
import { openRevision } from "../targets/revisions.ts";
import { isShallow } from "./range.ts";
import { renamesOf } from "./renames.ts";

export interface Commit {
  readonly commit: string;
  /** YYYY-MM-DD, of the commit. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
}

/** A commit at which the spec compiles. */
export interface Point extends Commit {
  readonly plan: Plan;
}

export interface History {
  /** From the oldest to the newest. */
  readonly points: readonly Point[];
  /** Commits at which the spec is missing or has errors. */
  readonly skipped: readonly Commit[];
  /** There are older commits that were not read. */
  readonly cut: boolean;
}

export interface Range {
  readonly from: string | undefined;
  readonly to: string;
  /** Maximum number of commits, newest first. */
  readonly most: number;
}

/**
 * Compiles the spec at every commit of the first-parent history that touches its files, its parents included: on a main branch, a merged
 * pull request is one commit. Before a commit that renames the spec, its earlier name counts. Parents that only older commits have are found when those are compiled.
 */
export function historyOf(file: string, range: Range, asOf: string, io: CliIo): History {
  const compiled = new Map<string, Plan | undefined>();
  const renames = renamesOf(file, range.to, range.from, io);
  let files = new Set([file, ...renames.values()]);
  for (;;) {
    const commits = commitsOf([...files], range, io);
    const known = new Set(files);
    let name = file;
    for (const { commit } of commits.slice(0, range.most)) {
      if (!compiled.has(commit)) compiled.set(commit, planAt(commit, name, asOf, io));
      for (const each of Object.keys(compiled.get(commit)?.spec.files ?? {})) known.add(each);
      name = renames.get(commit) ?? name;
    }
    if (known.size === files.size) return historyFrom(commits, compiled, range, io);
    files = known;
  }
}

function historyFrom(commits: readonly Commit[], compiled: ReadonlyMap<string, Plan | undefined>, { most }: Range, io: CliIo): History {
  const read = commits.slice(0, most).toReversed();
  return {
    points: read.flatMap((each) => {
      const plan = compiled.get(each.commit);
      return plan === undefined ? [] : [{ ...each, plan }];
    }),
    skipped: read.filter(({ commit }) => compiled.get(commit) === undefined),
    cut: isShallow(io) || commits.length > most,
  };
}

/** A budget does not matter here, and neither does the day on which a waiver ended. */
function planAt(commit: string, file: string, asOf: string, io: CliIo): Plan | undefined {
  return compileSpec(file, openRevision(commit, io).reader, { asOf, ignoreBudget: true, judge: true }).plan;
}

/** Newest first; with a start, it comes last, whether it touches the files or not. */
function commitsOf(files: readonly string[], { from, to, most }: Range, io: CliIo): readonly Commit[] {
  const all = log(
    ["--first-parent", `--max-count=${most + 1}`, "--end-of-options", to, ...(from === undefined ? [] : [`^${from}`]), "--", ...files],
    io,
  );
  return from === undefined ? all : [...all, ...log(["--max-count=1", "--end-of-options", from, "--"], io)];
}

function log(args: readonly string[], io: CliIo): readonly Commit[] {
  const printed = git(["log", "--no-show-signature", "--no-color", "--format=%x1e%H%x1f%cs%x1f%an%x1f%s", ...args], io);
  if (printed === undefined) throw new UsageError("git cannot list the history", "run the command in a clone of the repository");
  const records = Buffer.from(printed).toString("utf8").split("\x1e").slice(1);
  return records.map((record) => {
    const [commit = "", date = "", author = "", subject = ""] = record.trim().split("\x1f");
    return { commit, date, author, subject };
  });
}
