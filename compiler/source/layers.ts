/** Follows the `extends` chain of a spec up to its root. */
import { posix } from "node:path";
import { problem } from "../diagnostics/make.ts";
import { fileStart, type Diagnostic, type Range } from "../diagnostics/types.ts";
import { parseSpecFile, type SpecFile } from "./parse.ts";
import { fileLike, isOutside, readProblem, specFolder } from "./read.ts";
import type { FileReader } from "./types.ts";

/** Maximum number of files in a chain; shipped specs have two. */
const mostLayers = 32;

export interface Layers {
  /** The spec itself first, then its ancestors. Empty if the spec could not be read. */
  readonly files: readonly SpecFile[];
  /** False if a file of the chain could not be read. */
  readonly complete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `file` and its ancestors. Stops at the first file that cannot be read and returns those read so far. */
export function readLayers(file: string, io: FileReader): Layers {
  const files: SpecFile[] = [];
  let size = 0;
  const diagnostics: Diagnostic[] = [];
  let next: string | undefined = file;
  while (next !== undefined) {
    const child: SpecFile | undefined = files.at(-1);
    const content = io.read(next, child !== undefined);
    if ("failure" in content) {
      const place = child && { file: child.file, range: extendsRange(child) };
      const meant = content.failure !== "missing" ? undefined : child === undefined ? specLike(next, io) : parentLike(next, child.file, io);
      diagnostics.push(readProblem(next, content, place, meant));
      return { files, complete: false, diagnostics };
    }
    const parsed = parseSpecFile(next, content.bytes, size);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.value === undefined) return { files, complete: false, diagnostics };
    files.push(parsed.value);
    size += parsed.value.size;
    if (files.length > mostLayers) return { files, complete: false, diagnostics: [...diagnostics, tooMany(files)] };
    const parent = parentOf(parsed.value, files, isOutside(file));
    if (parent.problem) return { files, complete: false, diagnostics: [...diagnostics, parent.problem] };
    next = parent.file;
  }
  return { files, complete: true, diagnostics };
}

/** An existing spec that a command line probably means: misspelled, with another ending, or without its folder. */
function specLike(missing: string, io: FileReader): string | undefined {
  const beside = filesIn([posix.dirname(missing)], io);
  return fileLike(missing, beside.length > 0 && missing.includes("/") ? beside : filesIn([specFolder], io));
}

/** An existing file that the line probably means, as the line must state it. */
function parentLike(missing: string, child: string, io: FileReader): string | undefined {
  const own = posix.dirname(child);
  const others = filesIn([own, posix.dirname(missing)], io).filter((file) => file !== child);
  const found = fileLike(missing, others);
  return found === undefined ? undefined : posix.relative(own, found);
}

function filesIn(folders: readonly string[], io: FileReader): readonly string[] {
  return [...new Set(folders)].flatMap((folder) => (io.list?.(folder) ?? []).map((name) => posix.join(folder, name)));
}

function tooMany(files: readonly SpecFile[]): Diagnostic {
  const last = files.at(-2)!;
  const message = `\`extends\` reaches over more than ${mostLayers} files`;
  return problem("file-too-large", { file: last.file, range: extendsRange(last) }, message, {
    help: "merge some of the parents",
    key: "extends",
  });
}

interface Parent {
  readonly file?: string;
  readonly problem?: Diagnostic;
}

function parentOf(child: SpecFile, chain: readonly SpecFile[], outside: boolean): Parent {
  const name = Object.hasOwn(child.tree, "extends") ? child.tree["extends"] : null;
  // An empty or null `extends` means no parent; the parser has already reported the empty one.
  if (name === null || name === undefined) return {};
  const refuse = (rule: "invalid-parent-path" | "extends-cycle" | "parent-outside-project", message: string, help: string): Parent => ({
    problem: problem(rule, { file: child.file, range: extendsRange(child) }, message, { help, key: "extends" }),
  });
  if (typeof name !== "string" || name.trim() === "") {
    return refuse("invalid-parent-path", "invalid value of `extends`", "expected one file name, for example `extends: prod.yaml`");
  }
  if (/^([/\\]|[A-Za-z]:)/.test(name) || name.includes("\\")) {
    return refuse(
      "invalid-parent-path",
      `\`extends: ${name}\` is not a relative path`,
      "use a path relative to this file, with `/` as separator",
    );
  }
  const file = posix.join(posix.dirname(child.file), name);
  if (isOutside(file) && !outside) {
    return refuse(
      "parent-outside-project",
      `\`extends\` refers to ${file}, which is outside the project`,
      "move the parent into the project, below the folder of Pulumi.yaml",
    );
  }
  const position = chain.findIndex((layer) => layer.file === file);
  if (position >= 0) {
    const circle = [...chain.slice(position).map((layer) => layer.file), file].join(" → ");
    return refuse("extends-cycle", `\`extends\` forms a cycle: ${circle}`, "remove one of the `extends` lines");
  }
  return { file };
}

function extendsRange(child: SpecFile): Range {
  return Object.hasOwn(child.tree, "extends") ? child.find(["extends"], "value").range : fileStart;
}
