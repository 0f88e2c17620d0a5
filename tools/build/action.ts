/** Bundles what action.yml runs besides commands: `<outDir>/action/index.cjs`. */
import { join } from "node:path";
import { build } from "esbuild";

export async function buildAction(outDir: string): Promise<void> {
  await build({
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
    logLevel: "warning",
  });
}
