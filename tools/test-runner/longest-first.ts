/** Orders the test files: with two workers, a long file that starts last leaves one worker idle. */
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** The slowest files, slowest first. A fresh clone has no timings of earlier runs, and vitest would then sort by file size. */
const longest = [
  "project/guides/guides.full",
  "tools/new/new.full",
  "engine/order",
  "engine/large",
  "engine/interruptions/killed",
  "engine/interruptions/part",
  "engine/edits/dev",
  "engine/own-repository",
  "engine/lifecycle/prod-100k",
  "engine/lifecycle/prod",
  "tools/generate/inputs.full",
  "engine/edits/prod",
  "engine/interruptions/whole",
  "engine/edits/up",
  "engine/lifecycle/dev",
  // Of the short ones.
  "tools/fuzz/fuzz",
  "unit/cli/cost",
  "project/coverage-of-constraints",
  "project/frozen-specs",
].map((name) => `/test/${name}.test.ts`);

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((path) => moduleId.endsWith(path));
      if (place >= 0) return place;
      return moduleId.includes("/test/engine/") ? longest.length : longest.length + 1;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
