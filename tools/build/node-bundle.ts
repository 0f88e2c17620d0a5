import { join } from "node:path";
import type { BuildOptions } from "esbuild";

const installed = (path: string) => join(import.meta.dirname, "../../node_modules", path);

/** What the bundles of the compiler have in common. They are CommonJS, which starts faster and which the launcher can cache. */
export const nodeBundle = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  minify: true,
  // A CommonJS script has no import().
  supported: { "dynamic-import": false },
  alias: {
    // The browser build: the one for Node evaluates every file at startup.
    yaml: installed("yaml/browser/dist/index.js"),
    // The ES modules: the bundler cannot follow the `require` of the UMD ones.
    "jsonc-parser": installed("jsonc-parser/lib/esm/main.js"),
  },
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;
