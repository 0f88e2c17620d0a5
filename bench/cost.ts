/** Measures what pricing adds to a compile of the largest frozen spec: the pass that checks a plan against its budget. The limit is 5 ms. */
import type { Workplace } from "./measure.ts";
import { range, table } from "./statistics.ts";

/** The pass alone, and its share of all passes. Cold, like every measurement here. */
export function costPass(place: Workplace, launcher: string, runs: number): string {
  const budget: number[] = [];
  const share: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const passes = place.passes([launcher, "spec/prod-100k.yaml", "--format", "json"]);
    const all = Object.values(passes).reduce((total, milliseconds) => total + milliseconds, 0);
    budget.push(passes["budget"]!);
    share.push((passes["budget"]! / all) * 100);
  }
  return table(
    ["pricing prod-100k, cold", ""],
    [
      ["budget pass, ms (at most 5)", range(budget)],
      ["of all passes, %", range(share)],
    ],
  );
}
