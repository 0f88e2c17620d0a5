/** YAML text → tree with positions. */
import type { Checked } from "../diagnostics/types.ts";
import { readLayers } from "./layers.ts";
import { LayeredSpec } from "./spec.ts";
import type { FileReader, SpecSource } from "./types.ts";

/**
 * Reads a spec and the files it extends. `file` is relative to the project root, with `/` separators. The result may contain a value as
 * well as errors (a duplicate key, a missing parent), so that the rest of the spec can be checked in the same run. Never throws because of
 * a file's content.
 */
export function loadSpec(file: string, io: FileReader): Checked<SpecSource> {
  const { files, complete, diagnostics } = readLayers(file, io);
  const [spec, ...parents] = files;
  return spec === undefined ? { diagnostics } : { value: new LayeredSpec([spec, ...parents], complete), diagnostics };
}
