/**
 * Measures what reachability adds to a compile of the largest frozen spec: the pass that holds assertions against its plan, here the four
 * usual ones and every built-in one. The limit for policy and reachability together is 15 ms.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtInAssertions } from "../compiler/reach/assertions/built-in.ts";
import type { Workplace } from "./measure.ts";
import { range, table } from "./statistics.ts";

const spec = "spec/asserted.yaml";

/** The pass alone, and its share of the same run's other passes, so that a busy machine changes little. Cold. */
export function reachPass(place: Workplace, launcher: string, runs: number): string {
  const texts = ["api -> redis:6379", "worker !-> internet:22", ...builtInAssertions.map(({ text }) => text)];
  const lines = [
    "extends: prod-100k.yaml",
    "environment: asserted",
    "domainName: api.asserted.tidechat.io",
    `assertions: ${JSON.stringify(texts)}`,
  ];
  writeFileSync(join(place.folder, spec), `${lines.join("\n")}\n`);
  const reach: number[] = [];
  const share: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const passes = place.passes([launcher, spec, "--format", "json"]);
    const all = Object.values(passes).reduce((total, milliseconds) => total + milliseconds, 0);
    reach.push(passes["reach"]!);
    share.push((passes["reach"]! / all) * 100);
  }
  return table(
    ["reachability prod-100k, cold", ""],
    [
      ["reach pass, ms (at most 15)", range(reach)],
      ["of all passes, %", range(share)],
    ],
  );
}
