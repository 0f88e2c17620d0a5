import { defineConfig } from "vitest/config";
import LongestFirst from "./tools/test-runner/longest-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./tools/test-runner/totals-reporter.ts"],
    // The engine tests start CLIs and providers of their own; two at a time is what two cores carry.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
