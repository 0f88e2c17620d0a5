/** Orders the test files: with two workers, a long file that starts last leaves one worker idle. */
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** The slowest files, slowest first. A fresh clone has no timings of earlier runs, and vitest would then sort by file size. */
const longest = [
  "interruptions/part",
  "interruptions/killed",
  "interruptions/whole",
  "edits/dev",
  "edits/prod",
  "order",
  "lifecycle/prod-100k",
  "edits/up",
  "large",
  "lifecycle/prod",
  "edits/large",
].map((name) => `/test/engine/${name}.test.ts`);

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      if (!moduleId.includes("/test/engine/")) return longest.length + 1;
      const place = longest.findIndex((path) => moduleId.endsWith(path));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
