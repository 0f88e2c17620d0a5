/** Earlier names of a spec. Git follows the renames of one file only, and a spec has parents: so they are looked up where a name begins. */
import type { CliIo } from "../command.ts";
import { git } from "../targets/git.ts";

/** The spec's name before each commit of the first-parent history that renames it, by commit. */
export function renamesOf(file: string, to: string, from: string | undefined, io: CliIo): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  for (let [name, end] = [file, to]; ;) {
    const commit = beginningOf(name, end, from, io);
    const before = commit === undefined ? undefined : nameBefore(commit, name, io);
    if (commit === undefined || before === undefined) return renames;
    renames.set(commit, before);
    [name, end] = [before, `${commit}^`];
  }
}

/** The oldest commit that adds the file. */
function beginningOf(file: string, to: string, from: string | undefined, io: CliIo): string | undefined {
  const range = ["--end-of-options", to, ...(from === undefined ? [] : [`^${from}`])];
  const added = wordsOf(git(["log", "--first-parent", "--no-renames", "--diff-filter=A", "--format=%H%x00", ...range, "--", file], io));
  return added.at(-1);
}

/** Paths are relative to the project, which may be a folder of its repository. */
function nameBefore(commit: string, file: string, io: CliIo): string | undefined {
  const compare = ["diff-tree", "-r", "-z", "--relative", "--find-renames", "--diff-filter=R", "--name-status"];
  const words = wordsOf(git([...compare, "--end-of-options", `${commit}^`, commit], io));
  const at = words.findIndex((word, index) => index % 3 === 2 && word === file);
  return at < 0 ? undefined : words[at - 1];
}

/** The parts of what git separates with null characters. */
function wordsOf(printed: Uint8Array | undefined): readonly string[] {
  const parts = Buffer.from(printed ?? [])
    .toString("utf8")
    .split("\0");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
