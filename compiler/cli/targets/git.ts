/** Specs as they were at a revision: `HEAD~1:spec/prod.yaml`. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { FileReader } from "../../source/types.ts";
import { UsageError, type CliIo } from "../command.ts";
import { projectPath } from "./project.ts";

/** A file at a revision. */
export interface RevisionFile {
  readonly revision: string;
  /** Relative to the project's root, `/` separators. */
  readonly file: string;
}

/** What `REVISION:FILE` names; undefined for an argument that is a path. A file is relative to the working directory. */
export function revisionFile(argument: string, io: CliIo): RevisionFile | undefined {
  const match = /^([^:]+):(.+)$/.exec(argument);
  if (match === null || existsSync(resolve(io.cwd, argument)) || /^[A-Za-z]:[\\/]/.test(argument)) return undefined;
  return { revision: match[1]!, file: projectPath(match[2]!, io) };
}

/** Reads files as the revision holds them. Throws a usage error where git does not know the revision. */
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

/** Child processes are loaded when one is started: `docs` loads every command for its description, and would wait for them. */
function git(args: readonly string[], { root }: CliIo): Uint8Array | undefined {
  const { execFileSync } = process.getBuiltinModule("node:child_process");
  try {
    return execFileSync("git", [...args], { cwd: root, stdio: ["ignore", "pipe", "ignore"], maxBuffer: 16 * 1024 * 1024 });
  } catch {
    return undefined;
  }
}
