/** `npm run build`: builds everything under dist/. `npm ci` runs it, so it skips type checks and takes about a second. */
import { join } from "node:path";
import { moduleFileProblems } from "../generate/module-files.ts";
import { buildAll } from "./all.ts";
import { warmUp } from "./cli.ts";

const outDir = join(import.meta.dirname, "../../dist");

const problems = moduleFileProblems();
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
await buildAll(outDir);
if (!warmUp(outDir)) console.warn("build: the frozen specs do not compile; the first run that succeeds writes the code cache");
