/** Refuses ranges that no commit can be in: both ends exist, and still one need not come before the other. */
import { UsageError, type CliIo } from "../command.ts";
import { git } from "../targets/git.ts";

export function checkRange(from: string, to: string, io: CliIo): void {
  const [start, end] = [from, to].map((revision) => answer(["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`], io));
  if (start === end) {
    const older = "specify an older commit for --from: bisect compares the commits after it";
    throw new UsageError(`--from ${from} and --to ${to} are the same commit`, older);
  }
  const base = answer(["merge-base", "--end-of-options", from, to], io);
  if (base !== undefined && base === start) return;
  throw new UsageError(`--from ${from} is not an ancestor of --to ${to}`, helpFor({ from, to, end, base }, io));
}

interface Unordered {
  readonly from: string;
  readonly to: string;
  /** The commit that `to` names. */
  readonly end: string | undefined;
  /** The last commit that both histories have. */
  readonly base: string | undefined;
}

function helpFor({ from, to, end, base }: Unordered, io: CliIo): string {
  if (base !== undefined && base === end) return `the other way round: --from ${to} --to ${from}`;
  if (base !== undefined) return `start where the two histories part: --from ${base.slice(0, 12)}`;
  return isShallow(io)
    ? "the clone is shallow and lacks the commits between them: git fetch --unshallow"
    : "the two have no commit in common: specify revisions of one history";
}

export function isShallow(io: CliIo): boolean {
  return answer(["rev-parse", "--is-shallow-repository"], io) === "true";
}

function answer(args: readonly string[], io: CliIo): string | undefined {
  const printed = git(args, io);
  return printed === undefined ? undefined : Buffer.from(printed).toString("utf8").trim();
}
