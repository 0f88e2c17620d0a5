/** Compiles text that stands in an editor, as a file beside the frozen specs. */
import { parseDocument } from "yaml";
import { compileSpec, type Compiled } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../compiler/diagnostics/types.ts";
import type { FileReader } from "../../compiler/source/types.ts";
import { frozenDay, frozenFiles } from "../../tools/fixtures/specs.ts";

/** The text as a spec that stands beside the frozen ones. */
export function compileText(text: string, file = "spec/edited.yaml"): Compiled {
  const bytes = new TextEncoder().encode(text);
  const io: FileReader = { read: (path, within) => (path === file ? { bytes } : frozenFiles.read(path, within)) };
  return compileSpec(file, io, { asOf: frozenDay });
}

/** What the compiler says about the text. */
export function diagnosticsOf(text: string): readonly Diagnostic[] {
  return compileText(text).diagnostics;
}

/** The text without the keys at `path`. */
export function without(text: string, ...path: readonly string[]): string {
  const document = parseDocument(text);
  document.deleteIn(path);
  return document.toString();
}
