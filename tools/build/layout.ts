/** The layout library is a separate file beside the bundles: only drawing needs it, and it is larger than all the rest together. */
import { copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "esbuild";

const library = createRequire(import.meta.url).resolve("elkjs/lib/elk.bundled.js");

/** Leaves the library out of a bundle, which requires it from `path` instead. */
export function layoutBeside(path: string): Plugin {
  return {
    name: "layout-beside",
    setup(build) {
      build.onResolve({ filter: /^elkjs\/lib\/elk\.bundled\.js$/ }, () => ({ path, external: true }));
    },
  };
}

/** Writes the library to `<folder>/elk.cjs`. */
export function copyLayout(folder: string): void {
  copyFileSync(library, join(folder, "elk.cjs"));
}
