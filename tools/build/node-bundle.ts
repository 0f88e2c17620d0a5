import { join } from "node:path";
import type { BuildOptions } from "esbuild";

/** What the bundles of the compiler have in common. They are CommonJS, which starts faster and which the launcher can cache. */
export const nodeBundle = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  minify: true,
  // A CommonJS script has no import().
  supported: { "dynamic-import": false },
  // Use the package's browser build: its Node build evaluates every file at startup.
  alias: { yaml: join(import.meta.dirname, "../../node_modules/yaml/browser/dist/index.js") },
  charset: "ascii",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;
