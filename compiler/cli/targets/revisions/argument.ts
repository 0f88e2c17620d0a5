/** Arguments that name a file at a git revision: `HEAD~1:spec/prod.yaml`. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError, type CliIo } from "../../command.ts";
import { projectPath } from "../project.ts";

/** A file or folder at a revision. */
export interface RevisionFile {
  readonly revision: string;
  /** Path relative to the project root, with `/` separators; empty for the root itself. */
  readonly file: string;
}

/** A revision and its path. A colon inside braces belongs to the revision: `HEAD@{12:30}`, `HEAD^{/fix: typo}`. */
const revisionAndPath = /^((?:[^:{]|\{[^}]*\})+):(.*)$/s;

/** Parses `REVISION:FILE`, where FILE is relative to the working directory; undefined if the argument is a path. */
export function revisionFile(argument: string, io: CliIo): RevisionFile | undefined {
  if (existsSync(resolve(io.cwd, argument)) || /^[A-Za-z]:[\\/]/.test(argument)) return undefined;
  if (/^:(?:\d:)?[^/]/.test(argument)) {
    throw new UsageError(
      `${argument} names the index, which is not a revision`,
      "specify the file itself, or a commit: HEAD:spec/prod.yaml",
    );
  }
  const match = revisionAndPath.exec(argument);
  return match === null ? undefined : { revision: match[1]!, file: projectPath(match[2]!, io) };
}
