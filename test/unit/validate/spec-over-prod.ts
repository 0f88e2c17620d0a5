import { compileSpec } from "../../../compiler/compile.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/types.ts";
import type { FileReader } from "../../../compiler/source/types.ts";
import { frozenDay, frozenFiles } from "../../../tools/fixtures/specs.ts";

/** Diagnostics of a spec that extends a frozen one and adds `text`. */
export function diagnosticsOver(text: string, parent = "prod"): readonly Diagnostic[] {
  const file = "spec/case.yaml";
  const bytes = Buffer.from(`extends: ${parent}.yaml\nenvironment: case\ndomainName: case.tidechat.io\n${text}\n`);
  const reader: FileReader = { read: (path, within) => (path === file ? { bytes } : frozenFiles.read(path, within)) };
  return compileSpec(file, reader, { asOf: frozenDay, ignoreBudget: true, validateOnly: true }).diagnostics;
}

/** `rule key | help` of each diagnostic. */
export function toldOver(text: string, parent?: string): readonly string[] {
  return diagnosticsOver(text, parent).map(({ rule, key, help }) => `${rule} ${key ?? ""} | ${help}`);
}
