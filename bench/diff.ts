/**
 * Measures `diff` of two revisions of the largest frozen spec, git included, against a bare start of Node (the limit is 4 times), and the
 * growth of a comparison from 500 to 5,000 resources (the limit of the exponent is 1.15).
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diffOf } from "../compiler/diff/index.ts";
import type { Plan } from "../compiler/plan/types.ts";
import { planOf } from "../tools/fixtures/specs.ts";
import { generatedPlan } from "../tools/engine/generated-plan.ts";
import { startToEnd, type Workplace } from "./measure.ts";
import { median, range, table } from "./statistics.ts";

/** Commits the project twice, the second time with another class of the database. */
function commitTwice({ folder }: Workplace): void {
  const git = (...args: string[]) =>
    spawnSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@localhost", ...args], { cwd: folder });
  const path = join(folder, "spec/prod-100k.yaml");
  git("init", "--quiet");
  git("add", "spec", "Pulumi.yaml");
  git("commit", "--quiet", "--message", "before");
  writeFileSync(path, readFileSync(path, "utf8").replace("rdsInstanceClass: db.r6g.xlarge", "rdsInstanceClass: db.r6g.2xlarge"));
  git("commit", "--quiet", "--all", "--message", "after");
}

export function diffPass(place: Workplace, launcher: string, runs: number): string {
  commitTwice(place);
  const [bare, compared]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    bare.push(startToEnd(place, ["-e", "0"]));
    compared.push(startToEnd(place, [launcher, "diff", "HEAD~1:spec/prod-100k.yaml", "HEAD:spec/prod-100k.yaml"]));
  }
  const ratio = (of: (list: readonly number[]) => number) => (of(compared) / of(bare)).toFixed(2);
  return table(
    ["diff", "ms", "ratio", "ratio of the lowest"],
    [
      ["node -e 0", range(bare), "1.00", "1.00"],
      ["diff of two revisions, prod-100k (at most 4)", range(compared), ratio(median), ratio((list) => Math.min(...list))],
      ["5,000 resources, in-process", range(growth(5000, runs)), exponent(runs), ""],
    ],
  );
}

function growth(size: number, runs: number): readonly number[] {
  return Array.from({ length: runs }, () => compare({ ...generatedPlan(size), usage: planOf("prod").usage }));
}

/** How the time grows from 500 to 5,000 resources: 1 is linear. */
function exponent(runs: number): string {
  const [small, large] = [500, 5000].map((size) => Math.min(...growth(size, runs)));
  return `exponent ${Math.log10(large! / small!).toFixed(2)}`;
}

/** Milliseconds to compare the plan with one in which a tenth of the resources differ. */
function compare(plan: Plan): number {
  const change = (resource: Plan["resources"][number], index: number) =>
    index % 10 === 0 ? { ...resource, inputs: { ...resource.inputs, name: `${resource.id}-other` } } : resource;
  const after = { ...plan, resources: plan.resources.map(change) };
  const start = process.hrtime.bigint();
  diffOf({ file: "plan", before: { label: "before", plan }, after: { label: "after", plan: after } }, { asOf: "2026-01-15" });
  return Number(process.hrtime.bigint() - start) / 1e6;
}
