/**
 * Bundles the library, `<outDir>/library/index.cjs`. Importing it and requiring it give the same module: Node finds the names of the exports
 * in the bundle. Its types are generated/library/index.d.cts, which `npm run generate` writes.
 */
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { validatorBeside } from "./effective.ts";
import { nodeBundle } from "./node-bundle.ts";

/** Writes the bundle, which loads the validator of the command line. Returns esbuild's metafile. */
export async function buildLibrary(outDir: string): Promise<Metafile> {
  const { metafile } = await build({
    ...nodeBundle,
    entryPoints: [join(import.meta.dirname, "../../compiler/library/index.ts")],
    outfile: join(outDir, "library/index.cjs"),
    // CommonJS has no import.meta. dist/library is two folders below the package root, as every source folder is.
    define: { "import.meta.dirname": "__dirname" },
    plugins: [validatorBeside("../cli/effective.cjs")],
  });
  return metafile;
}
