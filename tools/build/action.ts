/** Bundles what action.yml runs besides commands: `<outDir>/action/index.cjs`. Returns esbuild's metafile. */
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { nodeBundle } from "./node-bundle.ts";

export async function buildAction(outDir: string): Promise<Metafile> {
  const { metafile } = await build({
    ...nodeBundle,
    entryPoints: [join(import.meta.dirname, "../../compiler/action/index.ts")],
    outfile: join(outDir, "action/index.cjs"),
    // CommonJS has no import.meta. dist/action is two folders below the package root, as every source folder is.
    define: { "import.meta.dirname": "__dirname" },
  });
  return metafile;
}
