/**
 * Measures what security adds to a compile of the largest frozen spec: counting the results of the rules, and holding assertions, here two of
 * a spec and every built-in one, against the plan. The limit for both is 15 ms. With an override, every security rule judges the finished
 * plan as well; this is measured on its own.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtInAssertions } from "../compiler/reach/assertions/built-in.ts";
import type { Workplace } from "./measure.ts";
import { range, table } from "./statistics.ts";

type Passes = Readonly<Record<string, number>>;

/** The passes alone, and their share of the same run's passes, so that a busy machine changes little. Cold. */
export function securityPasses(place: Workplace, launcher: string, runs: number): string {
  const asserted = measured("asserted", [], place, launcher, runs);
  const overridden = measured("overridden", ["overrides: { sqs-push: { set: { delaySeconds: 5 } } }"], place, launcher, runs);
  const security = ({ policy, reach }: Passes) => policy! + reach!;
  const share = (passes: Passes) => (security(passes) / Object.values(passes).reduce((total, pass) => total + pass, 0)) * 100;
  return table(
    ["policy and reachability prod-100k, cold", "as it is", "with an override"],
    [
      ["policy pass, ms", ...[asserted, overridden].map((list) => range(list.map(({ policy }) => policy!)))],
      ["reach pass, ms", ...[asserted, overridden].map((list) => range(list.map(({ reach }) => reach!)))],
      ["together, ms (at most 15)", ...[asserted, overridden].map((list) => range(list.map(security)))],
      ["of all passes, %", ...[asserted, overridden].map((list) => range(list.map(share)))],
    ],
  );
}

function measured(name: string, more: readonly string[], place: Workplace, launcher: string, runs: number): readonly Passes[] {
  const texts = ["api -> redis:6379", "worker !-> internet:22", ...builtInAssertions.map(({ text }) => text)];
  const spec = `spec/${name}.yaml`;
  const own = ["extends: prod-100k.yaml", `environment: ${name}`, `domainName: api.${name}.tidechat.io`];
  writeFileSync(join(place.folder, spec), `${[...own, `assertions: ${JSON.stringify(texts)}`, ...more].join("\n")}\n`);
  return Array.from({ length: runs }, () => place.passes([launcher, spec, "--format", "json"]));
}
