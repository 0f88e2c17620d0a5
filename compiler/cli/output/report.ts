/** Output of diagnostics and JSON, shared by all commands. */
import { renderPretty, type PrettyOptions } from "../../diagnostics/render/pretty.ts";
import { printableJson } from "../../diagnostics/render/printable.ts";
import { wantsColor } from "../../diagnostics/render/style.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { CliIo } from "../command.ts";

/** Prints diagnostics with source lines to standard error. */
export function showDiagnostics(diagnostics: readonly Diagnostic[], io: CliIo): void {
  if (diagnostics.length > 0) io.stderr(renderPretty(diagnostics, prettyOptions("stderr", io)));
}

/** Prints the errors of specs to standard error, for commands that answer a question: `validate` is where their warnings belong. */
export function showErrors(compiled: readonly { readonly diagnostics: readonly Diagnostic[] }[], io: CliIo): void {
  showDiagnostics(
    compiled.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error")),
    io,
  );
}

/** Code frames and colors for a stream. Every file is read once. */
export function prettyOptions(stream: "stdout" | "stderr", io: CliIo): PrettyOptions {
  const texts = new Map<string, string | undefined>();
  const textOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, readText(file, io));
    return texts.get(file);
  };
  return { textOf, color: wantsColor(io.isTerminal(stream), io.env) };
}

/** Replaces invalid UTF-8, because the code frame of such a file should still show its line. */
function readText(file: string, io: CliIo): string | undefined {
  const content = io.reader.read(file);
  return "bytes" in content ? new TextDecoder("utf-8").decode(content.bytes) : undefined;
}

/** A command's JSON for one spec: its own fields, the file, and the diagnostics. */
export interface SpecReport {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Prints the envelope of `--format json` as one document to standard output. */
export function showJson(command: string, specs: readonly SpecReport[], io: CliIo): void {
  const envelope = {
    command,
    format: 1,
    specs: specs.map(({ file, diagnostics, fields }) => ({ file, ...fields, ...diagnosticsToJson(diagnostics) })),
  };
  io.stdout(jsonText(envelope));
}

/** A JSON document that is safe to print. */
export function jsonText(value: unknown): string {
  return `${printableJson(JSON.stringify(value, null, 2))}\n`;
}
