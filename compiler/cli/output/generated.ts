/** What happened to generated files, and how `--check` reports those that are out of date. */
import { counted } from "../../diagnostics/counted.ts";
import { wantsColor, styleOf } from "../../diagnostics/render/style.ts";
import { printable } from "../../diagnostics/render/printable.ts";
import { hasErrors, type Diagnostic } from "../../diagnostics/types.ts";
import type { CliIo } from "../command.ts";
import type { FileState } from "./files.ts";

/** One generated file. A file that should no longer exist is `removed`, or, with `--check`, `left over`. */
export interface GeneratedFile {
  /** Path relative to the root. */
  readonly path: string;
  readonly state: FileState | "removed" | "left over";
  /** With `--check`: the problem, unless the file is up to date. */
  readonly diagnostic?: Diagnostic;
}

/** Brings every file that is generated from specs up to date. Specs outside the spec folder must be named. */
export function generateCommand(...specs: readonly string[]): string {
  return ["npx platform-compile generate", ...specs].join(" ");
}

/** The problems of `files`, in their order. */
export function problemsOf(files: readonly GeneratedFile[]): readonly Diagnostic[] {
  return files.flatMap(({ diagnostic }) => (diagnostic === undefined ? [] : [diagnostic]));
}

/** Prints one line per stale file to standard error, and once the command that mends them all. */
export function showStale(diagnostics: readonly Diagnostic[], io: CliIo): void {
  if (diagnostics.length === 0) return;
  const style = styleOf(wantsColor(io.isTerminal("stderr"), io.env));
  const lines = diagnostics.map(
    ({ file, rule, severity, message }) =>
      `${style.strong(`${printable(file)}:1:1`)} ${style[severity](severity)} ${rule} ${printable(message)}`,
  );
  const helps = new Set(diagnostics.flatMap(({ help }) => (help === undefined ? [] : [help])));
  io.stderr(`${[...lines, ...[...helps].map((help) => `  ${style.faint("help:")} ${printable(help)}`)].join("\n")}\n\n`);
}

/** "31 files, 5 written, 1 removed"; "31 files, none stale" with `--check`. */
export function countFiles(files: readonly GeneratedFile[], check: boolean): string {
  const count = (...states: readonly GeneratedFile["state"][]) => files.filter(({ state }) => states.includes(state)).length;
  const existing = files.length - count("removed", "left over");
  const stale = count("stale", "missing", "left over");
  if (check) return `${counted(existing, "file")}, ${stale === 0 ? "none" : stale} stale`;
  const removed = count("removed");
  return `${counted(existing, "file")}, ${count("written")} written${removed === 0 ? "" : `, ${removed} removed`}`;
}

/** Exit code of a command that wrote or checked these files. */
export function exitCode(files: readonly GeneratedFile[]): 0 | 1 {
  return hasErrors(problemsOf(files)) ? 1 : 0;
}
