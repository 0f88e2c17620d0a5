import { compileSpec } from "../../../compiler/compile.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/types.ts";
import { loadSpec } from "../../../compiler/source/index.ts";
import type { FileReader } from "../../../compiler/source/types.ts";
import { validateSchema } from "../../../compiler/validate/index.ts";
import { frozenDay, frozenFiles } from "../../../tools/fixtures/specs.ts";

const file = "spec/case.yaml";

function readerOf(text: string): FileReader {
  const bytes = Buffer.from(`extends: prod.yaml\nenvironment: case\ndomainName: case.tidechat.io\n${text}\n`);
  return { read: (path, within) => (path === file ? { bytes } : frozenFiles.read(path, within)) };
}

/** Diagnostics of a spec that extends the frozen prod.yaml and adds `text`. */
export function diagnosticsOver(text: string): readonly Diagnostic[] {
  return compileSpec(file, readerOf(text), { asOf: frozenDay, ignoreBudget: true, validateOnly: true }).diagnostics;
}

/** The same without those of the rules, for tests that try every key. */
export function schemaDiagnosticsOver(text: string): readonly Diagnostic[] {
  return validateSchema(loadSpec(file, readerOf(text)).value!);
}

/** `rule key | help` of each diagnostic. */
export function toldOver(text: string): readonly string[] {
  return diagnosticsOver(text).map(({ rule, key, help }) => `${rule} ${key ?? ""} | ${help}`);
}
