/** The validator that produces error messages is a separate file beside the bundle: a spec without errors never loads it. */
import { join } from "node:path";
import { build as bundle, type Metafile, type Plugin } from "esbuild";
import { nodeBundle } from "./node-bundle.ts";

const validator = join(import.meta.dirname, "../../generated/validators/effective.js");

const loader = (path: string) => `let made;
export function validate(data) {
  made ??= require(${JSON.stringify(path)}).validate;
  const isValid = made(data);
  validate.errors = made.errors;
  return isValid;
}`;

/** Leaves the validator out of a bundle, which requires it from `path` when a spec has errors. */
export function validatorBeside(path: string): Plugin {
  return {
    name: "validator-beside",
    setup(build) {
      build.onResolve({ filter: /\/effective\.cjs$/ }, ({ path }) => ({ path, external: true }));
      build.onLoad({ filter: /generated[\\/]validators[\\/]effective\.js$/ }, () => ({ contents: loader(path), loader: "js" }));
    },
  };
}

/** Writes the validator to `<folder>/effective.cjs`. Returns esbuild's metafile. */
export async function bundleValidator(folder: string): Promise<Metafile> {
  const { metafile } = await bundle({
    ...nodeBundle,
    entryPoints: [validator],
    outfile: join(folder, "effective.cjs"),
  });
  return metafile;
}
