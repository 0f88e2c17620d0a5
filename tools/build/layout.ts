/** The layout library is a separate file beside the bundle: only two commands need it, and it is larger than all the rest together. */
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "esbuild";

const library = createRequire(import.meta.url).resolve("elkjs/lib/elk.bundled.js");

/** Leaves the library out of a bundle. The bundle resolves `require` from `outDir`, where its launcher is. */
export function layoutBeside(outDir: string): Plugin {
  return {
    name: "layout-beside",
    setup(build) {
      build.onResolve({ filter: /^elkjs\/lib\/elk\.bundled\.js$/ }, () => ({ path: "./cli/elk.cjs", external: true }));
      build.onEnd(() => {
        mkdirSync(join(outDir, "cli"), { recursive: true });
        copyFileSync(library, join(outDir, "cli/elk.cjs"));
      });
    },
  };
}
