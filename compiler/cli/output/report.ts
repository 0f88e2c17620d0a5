/** How commands show diagnostics and JSON. */
import { renderPretty } from "../../diagnostics/render/pretty.ts";
import { wantsColour } from "../../diagnostics/render/style.ts";
import { diagnosticsToJson } from "../../diagnostics/render/json.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { CliIo } from "../command.ts";

/** Diagnostics for people, on standard error, with the source lines. */
export function showDiagnostics(diagnostics: readonly Diagnostic[], io: CliIo): void {
  if (diagnostics.length === 0) return;
  const texts = new Map<string, string | undefined>();
  const textOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, readText(file, io));
    return texts.get(file);
  };
  io.stderr(renderPretty(diagnostics, { textOf, colour: wantsColour(io.isTerminal("stderr"), io.env) }));
}

/** Bytes that are not UTF-8 show as replacement characters: the frame of such a file should still show its line. */
function readText(file: string, io: CliIo): string | undefined {
  const content = io.reader.read(file);
  return "bytes" in content ? new TextDecoder("utf-8").decode(content.bytes) : undefined;
}

/** What one command says of one spec: its own fields beside the file and its diagnostics. */
export interface SpecReport {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The envelope that every command's `--format json` has, as one document on standard output. */
export function showJson(command: string, specs: readonly SpecReport[], io: CliIo): void {
  const envelope = {
    command,
    format: 1,
    specs: specs.map(({ file, diagnostics, fields }) => ({ file, ...fields, ...diagnosticsToJson(diagnostics) })),
  };
  io.stdout(`${JSON.stringify(envelope, null, 2)}\n`);
}
