/** Reports files that cannot be read. */
import type { CompilerError } from "../diagnostics/compiler-errors.ts";
import { problem, type Place } from "../diagnostics/make.ts";
import { fileStart, type Diagnostic } from "../diagnostics/types.ts";
import type { FileContent } from "./types.ts";

/** Is a path relative to the project root outside of it? */
export function isOutside(file: string): boolean {
  return file === ".." || file.startsWith("../");
}

/** Explains why `file` could not be read; `child` is the `extends` line that names it, and `meant` what it may stand for. */
export function readProblem(
  file: string,
  content: Extract<FileContent, { failure: string }>,
  child: Place | undefined,
  meant?: string,
): Diagnostic {
  const place = child ?? { file, range: fileStart };
  const subject = child === undefined ? "the file" : `\`extends\` refers to ${file}, which`;
  const [code, message, help] = describe(content, child !== undefined);
  const better = meant === undefined ? help : `did you mean \`extends: ${meant}\`?`;
  return problem(code, place, `${subject} ${message}`, { help: better, key: child === undefined ? undefined : "extends" });
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
