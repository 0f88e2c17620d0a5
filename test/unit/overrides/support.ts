/** Specs for tests of overrides: lines laid over a frozen spec, compiled through the public entry. */
import { compileSpec, type Compiled } from "../../../compiler/compile.ts";
import type { FileReader } from "../../../compiler/source/types.ts";
import { frozenFiles } from "../../../tools/fixtures/specs.ts";

const file = "spec/escape.yaml";

/** Compiles `spec/<parent>.yaml` with `lines` as a child of it. Line 1 of the spec is `extends`, so `lines` begin at line 2. */
export function compileOver(
  lines: string,
  options: { readonly parent?: string; readonly strict?: boolean; readonly validateOnly?: boolean; readonly judge?: boolean } = {},
): Compiled {
  const { parent = "dev", ...rest } = options;
  const files = frozenFiles;
  const text = `extends: ${parent}.yaml\n${lines}`;
  const reader: FileReader = { read: (path, within) => (path === file ? { bytes: Buffer.from(text) } : files.read(path, within)) };
  return compileSpec(file, reader, { asOf: "2026-11-24", ...rest });
}

/** `line:column severity code message | help` of each diagnostic of the child spec. */
export function found(compiled: Compiled): readonly string[] {
  return compiled.diagnostics
    .filter((diagnostic) => diagnostic.file === file)
    .map(({ range, severity, rule, message, help }) => `${range.line}:${range.column} ${severity} ${rule} ${message} | ${help ?? ""}`);
}
