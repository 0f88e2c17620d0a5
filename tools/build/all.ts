import type { Metafile } from "esbuild";
import { buildAction } from "./action.ts";
import { buildCli } from "./cli.ts";
import { buildExplorer } from "./explorer.ts";
import { buildInterpreter } from "./interpreter.ts";
import { buildLibrary } from "./library.ts";

/** Builds everything under dist/. Returns esbuild's metafile of every bundle. */
export async function buildAll(outDir: string): Promise<readonly Metafile[]> {
  const [{ main, full, validator }, ...others] = await Promise.all([
    buildCli(outDir),
    buildInterpreter(outDir),
    buildExplorer(outDir),
    buildLibrary(outDir),
    buildAction(outDir),
  ]);
  return [main, full, validator, ...others];
}
