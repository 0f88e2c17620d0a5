/** Bundles the interpreter that Pulumi.yaml runs: `<outDir>/interpreter/index.js`, CommonJS, with the SDK as an external. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";

const entry = fileURLToPath(new URL("../../compiler/interpreter/index.ts", import.meta.url));

/**
 * Writes `<outDir>/interpreter/index.js`, and `<outDir>/package.json` so that the project's own `type: module` does not apply to it. Pulumi
 * calls the function that a CommonJS program exports, so the default export becomes `module.exports`. Returns esbuild's metafile.
 */
export async function buildInterpreter(outDir: string): Promise<Metafile> {
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, "package.json"), '{ "type": "commonjs" }\n');
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: join(outDir, "interpreter", "index.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["@pulumi/*"],
    // CommonJS has no import.meta. dist/interpreter is two folders below the package root, as every source folder is.
    define: { "import.meta.dirname": "__dirname" },
    footer: { js: "module.exports = module.exports.default;" },
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}
