/** Says why git cannot read a revision, and what would help. */
import { UsageError, type CliIo } from "../../command.ts";
import { git } from "../git.ts";
import { specCalled, specsInFolder } from "../specs.ts";

/** Refuses what git would take for an option, a range or a path. */
export function checkName(revision: string): void {
  const help = "expected a commit, branch or tag, for example HEAD~1";
  if (revision === "" || revision.startsWith("-")) throw new UsageError(`${JSON.stringify(revision)} is not a git revision`, help);
  if (/\.\.|[\0\n]/.test(revision) || revision.startsWith("^")) throw new UsageError(`${revision} is not a single git revision`, help);
  if (/^[^{]*:/.test(revision)) throw new UsageError(`${revision} is a path in a revision, not a revision`, help);
}

/** The error for a revision that git refused with this text. */
export function revisionFailure(revision: string, text: string, io: Pick<CliIo, "root">): UsageError {
  if (text === "not installed") return new UsageError("git is not installed", `${revision} can only be read with it`);
  if (text.includes("not a git repository")) {
    return new UsageError(
      `cannot read ${revision}: ${io.root} is not in a git repository`,
      "run the command in a clone of the repository, or start one: git init, and commit the specs",
    );
  }
  if (text.includes("dubious ownership")) {
    return new UsageError(
      `cannot read ${revision}: git does not trust the repository, because another user owns it`,
      `git config --global --add safe.directory ${/'([^']+)'/.exec(text)?.[1] ?? io.root}`,
    );
  }
  if (!/[Nn]ot a valid object|not a tree object|unknown revision|bad revision/.test(text)) {
    return new UsageError(`cannot read git revision ${revision}`, text.split("\n", 1)[0]?.replace(/^fatal: /, ""));
  }
  if (revision.startsWith("HEAD") && git(["rev-parse", "--verify", "--quiet", "HEAD"], io) === undefined)
    return new UsageError(
      `cannot read ${revision}: the repository has no commit yet`,
      "commit the specs first: git add --all && git commit",
    );
  const shallow = git(["rev-parse", "--is-shallow-repository"], io)?.toString().trim() === "true";
  if (shallow) {
    return new UsageError(
      `unknown git revision ${revision}, and the clone is shallow`,
      "fetch the history: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout",
    );
  }
  const [remote, ...branch] = revision.split("/");
  const remotes = new Set(
    Buffer.from(git(["remote"], io) ?? [])
      .toString("utf8")
      .split("\n"),
  );
  const fetch = branch.length > 0 && remotes.has(remote!) ? `, or fetch it: \`git fetch ${remote} ${branch.join("/")}\`` : "";
  const file = specCalled(revision, specsInFolder(io));
  const spec = file === undefined ? "" : `; for the spec, write ${file}`;
  return new UsageError(`unknown git revision ${revision}`, `expected a commit, branch or tag, for example HEAD~1${fetch}${spec}`);
}
