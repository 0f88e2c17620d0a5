/** Order of the test files: with two workers, a long file that begins last leaves one of them idle. */
import { basename } from "node:path";
import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** What takes longest, longest first: a fresh clone has no times of earlier runs, and vitest would go by the size of the files. */
const longest = [
  "interrupted",
  "killed",
  "interrupted-whole",
  "edits-dev",
  "edits-prod",
  "order",
  "lifecycle-prod-100k",
  "edits-up",
  "large",
  "lifecycle-prod",
  "edits-large",
].map((name) => `${name}.test.ts`);

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      if (!moduleId.includes("/test/engine/")) return longest.length + 1;
      const place = longest.indexOf(basename(moduleId));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
