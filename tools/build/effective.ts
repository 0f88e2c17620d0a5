/** The validator that tells what is wrong stands beside the command's bundle: a spec without errors never loads it. */
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

/** Leaves the validator out of a bundle whose launcher stands in `outDir`, where the bundle's `require` begins. */
export const validatorBeside: Plugin = {
  name: "validator-beside",
  setup(build) {
    build.onResolve({ filter: /^\.\/cli\/effective\.cjs$/ }, ({ path }) => ({ path, external: true }));
    build.onLoad({ filter: /generated[\\/]validators[\\/]effective\.js$/ }, () => ({ contents: loader, loader: "js" }));
  },
};

/** Writes it: `<folder>/effective.cjs`. */
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
