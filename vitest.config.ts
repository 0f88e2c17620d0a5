import { defineConfig } from "vitest/config";
import LongestFirst from "./tools/test-runner/longest-first.ts";

/** What runs long: the real engine, but for one short run of it, and files that say so in their names. */
const long = ["test/engine/**/*.test.ts", "test/**/*.full.test.ts"];
const shortEngine = "test/engine/short.test.ts";
const shipped = "test/shipped/**/*.test.ts";
/** Patches what other tests see: the SDK's functions, or the globals of a browser. */
const alone = ["test/tools/generate/sdk.test.ts", "test/unit/docs/mermaid.test.ts"];
const setupFiles = ["test/support/specs-are-off-limits.ts"];

export default defineConfig({
  test: {
    // `npm test` runs all but the last, `npm run test:full` the last.
    projects: [
      {
        extends: true,
        test: {
          name: "short",
          include: ["test/{acceptance,cases,project,tools,unit}/**/*.test.ts", shortEngine],
          exclude: ["test/**/*.full.test.ts", ...alone],
          setupFiles,
          // A quarter of the time of these files was the import of the compiler. They share it: no test leaves state behind.
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: alone, setupFiles } },
      { extends: true, test: { name: "shipped", include: [shipped] } },
      { extends: true, test: { name: "full", include: long, exclude: [shortEngine], setupFiles } },
    ],
    reporters: ["default", "./tools/test-runner/totals-reporter.ts"],
    // The engine tests start CLIs and providers of their own; two at a time is what two cores carry.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
