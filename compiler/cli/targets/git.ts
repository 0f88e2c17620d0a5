/** Reads specs from git revisions: `HEAD~1:spec/prod.yaml`. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { FileReader } from "../../source/types.ts";
import { UsageError, type CliIo } from "../command.ts";
import { projectPath } from "./project.ts";

/** A file at a revision. */
export interface RevisionFile {
  readonly revision: string;
  /** Path relative to the project root, with `/` separators. */
  readonly file: string;
}

/** Parses `REVISION:FILE`, where FILE is relative to the working directory; undefined if the argument is a path. */
export function revisionFile(argument: string, io: CliIo): RevisionFile | undefined {
  const match = /^([^:]+):(.+)$/.exec(argument);
  if (match === null || existsSync(resolve(io.cwd, argument)) || /^[A-Za-z]:[\\/]/.test(argument)) return undefined;
  return { revision: match[1]!, file: projectPath(match[2]!, io) };
}

/** Reads files at the revision. Throws a usage error if git does not know the revision. */
export function revisionReader(revision: string, io: CliIo): FileReader {
  if (git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`], io) === undefined) {
    throw new UsageError(`unknown git revision ${revision}`, "expected a commit, branch or tag, for example HEAD~1:spec/prod.yaml");
  }
  return {
    read(file) {
      const bytes = git(["show", `${revision}:./${file}`], io);
      return bytes === undefined ? { failure: "missing", detail: `not in ${revision}` } : { bytes };
    },
  };
}

/**
 * Output of a git command in the project's root; undefined if it fails. node:child_process is loaded on demand, because `docs` loads every
 * command's definition.
 */
export function git(args: readonly string[], { root }: Pick<CliIo, "root">): Uint8Array | undefined {
  const { execFileSync } = process.getBuiltinModule("node:child_process");
  try {
    return execFileSync("git", [...args], { cwd: root, stdio: ["ignore", "pipe", "ignore"], maxBuffer: 16 * 1024 * 1024 });
  } catch {
    return undefined;
  }
}
