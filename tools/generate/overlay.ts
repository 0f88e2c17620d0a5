/** Compiles a frozen spec with some values changed, without writing a file. */
import { compileSpec, type Compiled, type CompileOptions } from "../../compiler/compile.ts";
import type { FileReader } from "../../compiler/source/types.ts";
import { frozenDay, frozenFiles } from "../fixtures/specs.ts";

const overlay = "spec/overlay.yaml";

/** Compiles `spec/<base>.yaml` with `over` on top, as a child spec that extends it. */
export function compileOver(
  base: string,
  over: Readonly<Record<string, unknown>>,
  options: Pick<CompileOptions, "ignoreBudget"> = {},
): Compiled {
  const text = JSON.stringify({ schema: 1, extends: `${base}.yaml`, ...over });
  const io: FileReader = {
    read: (file, within) => (file === overlay ? { bytes: new TextEncoder().encode(text) } : frozenFiles.read(file, within)),
  };
  return compileSpec(overlay, io, { asOf: frozenDay, ...options });
}
