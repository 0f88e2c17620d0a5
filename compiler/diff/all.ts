import { diffOf, type DiffOptions } from "./index.ts";
import type { EnvironmentDiff, Pair } from "./types.ts";

/** Compares pairs, and proposes several pull requests where one is not enough. Editing specs is loaded only then. */
export async function diffAll(pairs: readonly Pair[], options: DiffOptions): Promise<readonly EnvironmentDiff[]> {
  const diffs = pairs.map((pair) => diffOf(pair, options));
  if (diffs.every(({ change }) => change.operations.every(({ kind }) => kind !== "delete" && kind !== "replace"))) return diffs;
  const { splitOf } = await import("./split/index.ts");
  return diffs.map((diff, index) => ({ ...diff, split: splitOf(diff, pairs[index]!, options.asOf) }));
}
