/** YAML text → tree with positions. */
import type { Checked } from "../diagnostics/types.ts";
import { readLayers } from "./layers.ts";
import { LayeredSpec } from "./spec.ts";
import type { FileReader, SpecSource } from "./types.ts";

/**
 * Reads a spec and what it extends. `file` is relative to the project root, `/` separators. There may be a value beside errors
 * (a duplicate key, a missing parent): the rest of the spec can then be judged in the same run. Never throws on what it reads.
 */
export function loadSpec(file: string, io: FileReader): Checked<SpecSource> {
  const { files, complete, diagnostics } = readLayers(file, io);
  const [spec, ...parents] = files;
  return spec === undefined ? { diagnostics } : { value: new LayeredSpec([spec, ...parents], complete), diagnostics };
}
