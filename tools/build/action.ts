/** Bundles what action.yml runs besides commands: `<outDir>/action/index.cjs`. Returns esbuild's metafile. */
import { join } from "node:path";
import { build, type Metafile } from "esbuild";

export async function buildAction(outDir: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [join(import.meta.dirname, "../../compiler/action/index.ts")],
    outfile: join(outDir, "action/index.cjs"),
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    minify: true,
    // CommonJS has no import.meta. dist/action is two folders below the package root, as every source folder is.
    define: { "import.meta.dirname": "__dirname" },
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}
