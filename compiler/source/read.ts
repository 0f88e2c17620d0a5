/** Reports files that cannot be read. */
import { posix } from "node:path";
import type { CompilerError } from "../diagnostics/compiler-errors.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { problem, type Place } from "../diagnostics/make.ts";
import { fileStart, type Diagnostic } from "../diagnostics/types.ts";
import type { FileContent } from "./types.ts";

/** Folder of the specs, relative to the root. */
export const specFolder = "spec";

/** Is a path relative to the project root outside of it? */
export function isOutside(file: string): boolean {
  return file === ".." || file.startsWith("../");
}

/** The spec among the files whose name is nearest to that of a missing one: misspelled, with another ending, or in another folder. */
export function fileLike(missing: string, files: readonly string[]): string | undefined {
  const specs = files.filter((file) => /\.ya?ml$/i.test(file));
  const stem = (file: string) => posix.basename(file).replace(/\.[^.]*$/, "");
  const near = nearest(stem(missing), specs.map(stem));
  return specs.find((file) => stem(file) === near);
}

/** Explains why `file` could not be read; `child` is the `extends` line that names it, and `meant` a file that it may stand for. */
export function readProblem(
  file: string,
  content: Extract<FileContent, { failure: string }>,
  child: Place | undefined,
  meant?: string,
): Diagnostic {
  const place = child ?? { file, range: fileStart };
  const subject = child === undefined ? "the file" : `\`extends\` refers to ${file}, which`;
  const [rule, message, help] = describe(content, child !== undefined);
  const better = meant === undefined ? help : `did you mean \`${child === undefined ? meant : `extends: ${meant}`}\`?`;
  return problem(rule, place, `${subject} ${message}`, { help: better, key: child === undefined ? undefined : "extends" });
}

function describe(
  { failure, detail }: Extract<FileContent, { failure: string }>,
  parent: boolean,
): readonly [CompilerError, string, string] {
  const missing: readonly [CompilerError, string, string] = parent
    ? ["parent-not-found", "does not exist", "use a path relative to this file"]
    : ["unreadable-file", "does not exist", "check the path"];
  const outside: readonly [CompilerError, string, string] = parent
    ? ["parent-outside-project", "is outside the project", "move the parent into the project; links out of it are not followed"]
    : ["unreadable-file", "is a link out of the project", "move the file into the project; links out of it are not followed"];
  return (
    {
      missing,
      outside,
      "too-large": ["file-too-large", `is too large: ${detail}`, "a spec is at most 1 MiB"],
      directory: ["unreadable-file", "is a folder", "specify a file"],
      special: ["unreadable-file", `is ${detail}`, "specify a regular file"],
      unreadable: ["unreadable-file", `cannot be read: ${detail}`, "check the file and its permissions"],
    } as const
  )[failure];
}
