/** The validator that produces error messages is a separate file beside the bundle: a spec without errors never loads it. */
import { join } from "node:path";
import { build as bundle, type Plugin } from "esbuild";

const validator = join(import.meta.dirname, "../../generated/validators/effective.js");

const loader = `let made;
export function validate(data) {
  made ??= require("./cli/effective.cjs").validate;
  const isValid = made(data);
  validate.errors = made.errors;
  return isValid;
}`;

/** Leaves the validator out of a bundle. The bundle resolves `require` from `outDir`, where its launcher is. */
export const validatorBeside: Plugin = {
  name: "validator-beside",
  setup(build) {
    build.onResolve({ filter: /^\.\/cli\/effective\.cjs$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /generated[\\/]validators[\\/]effective\.js$/ }, () => ({ contents: loader, loader: "js" }));
  },
};

/** Writes the validator to `<folder>/effective.cjs`. */
export async function bundleValidator(folder: string): Promise<void> {
  await bundle({
    entryPoints: [validator],
    outfile: join(folder, "effective.cjs"),
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    minify: true,
    charset: "ascii",
    legalComments: "none",
    logLevel: "warning",
  });
}
