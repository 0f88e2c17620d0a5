/** `npm run build`: everything under dist/. Run by `prepare`, so it type-checks nothing and takes about a second. */
import { join } from "node:path";
import { buildCli, warmUp } from "./cli.ts";
import { buildExplorer } from "./explorer.ts";
import { buildInterpreter } from "./interpreter.ts";

const outDir = join(import.meta.dirname, "../../dist");

await Promise.all([buildCli(outDir), buildInterpreter(outDir), buildExplorer(outDir)]);
if (!warmUp(outDir)) console.warn("build: the frozen specs do not compile; the first run that succeeds writes the code cache");
