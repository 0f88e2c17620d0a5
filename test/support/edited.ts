/** Compiles text that stands in an editor, as a file beside the frozen specs. */
import { parseDocument } from "yaml";
import { compileSpec } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../compiler/diagnostics/types.ts";
import type { FileReader } from "../../compiler/source/types.ts";
import { frozenDay, frozenFiles } from "../../tools/fixtures/specs.ts";

const file = "spec/edited.yaml";

/** What the compiler says about the text. */
export function diagnosticsOf(text: string): readonly Diagnostic[] {
  const bytes = new TextEncoder().encode(text);
  const io: FileReader = { read: (path, within) => (path === file ? { bytes } : frozenFiles.read(path, within)) };
  return compileSpec(file, io, { asOf: frozenDay }).diagnostics;
}

/** The text without the keys at `path`. */
export function without(text: string, ...path: readonly string[]): string {
  const document = parseDocument(text);
  document.deleteIn(path);
  return document.toString();
}
