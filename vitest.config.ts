import { defineConfig } from "vitest/config";
import LongestFirst from "./tools/test-runner/longest-first.ts";

/** What runs long: the real engine, but for one short run of it, and files that say so in their names. */
const long = ["test/engine/**/*.test.ts", "test/**/*.full.test.ts"];
const shortEngine = "test/engine/short.test.ts";
const shipped = "test/shipped/**/*.test.ts";
const setupFiles = ["test/support/specs-are-off-limits.ts"];

export default defineConfig({
  test: {
    // `npm test` runs the first two, `npm run test:full` the last.
    projects: [
      {
        extends: true,
        test: {
          name: "short",
          include: ["test/{acceptance,cases,project,tools,unit}/**/*.test.ts", shortEngine],
          exclude: ["test/**/*.full.test.ts"],
          setupFiles,
        },
      },
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
