/** Specs for tests of overrides: lines laid over a shipped spec, compiled through the public entry. */
import { join } from "node:path";
import { compileSpec, type Compiled } from "../../../compiler/compile.ts";
import { nodeFileReader } from "../../../compiler/source/node-reader.ts";
import type { FileReader } from "../../../compiler/source/types.ts";

const root = join(import.meta.dirname, "../../..");
const file = "spec/escape.yaml";

/** Compiles `spec/<parent>.yaml` with `lines` as a child of it. Line 1 of the spec is `extends`, so `lines` begin at line 2. */
export function compileOver(
  lines: string,
  options: { readonly parent?: string; readonly strict?: boolean; readonly validateOnly?: boolean } = {},
): Compiled {
  const { parent = "dev", ...rest } = options;
  const files = nodeFileReader(root);
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
