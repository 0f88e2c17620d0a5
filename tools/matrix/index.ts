/**
 * `npm run matrix`: compiles the full product of the switches, in a thread per processor, and judges each plan. `-- --pairwise` compiles
 * only a set in which every pair of values occurs. Prints the number of plans judged; exits 1 with examples of problems.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { bundleWorker } from "../bundle-worker.ts";
import { axes, productSize } from "./axes.ts";
import { judgeCombination } from "./combination.ts";
import { pairwise } from "./pairwise.ts";
import { Tally, type TallyResult } from "./tally.ts";

const root = join(import.meta.dirname, "../..");
const threads = Math.max(1, Math.min(4, availableParallelism()));
const mostProblems = 20;

async function judgeProduct(tally: Tally): Promise<number> {
  const file = await bundleWorker(import.meta.dirname, join(root, ".cache/matrix/worker.mjs"));
  const started = Date.now();
  const progress = Array.from({ length: threads }, () => 0);
  const shares = progress.map((_, first) =>
    judgeShare(file, first, (judged) => {
      progress[first] = judged;
      const total = progress.reduce((sum, each) => sum + each, 0);
      if (total % 10_000 < 1000) process.stderr.write(`${total} of ${productSize} plans, ${Math.round((Date.now() - started) / 1000)} s\n`);
    }),
  );
  let forms = 0;
  for (const result of await Promise.all(shares)) {
    tally.merge(result);
    forms += result.forms;
  }
  return forms;
}

type ShareResult = TallyResult & { readonly forms: number };

function judgeShare(file: string, first: number, report: (judged: number) => void): Promise<ShareResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: { first, count: threads }, resourceLimits: { maxYoungGenerationSizeMb: 128 } });
    worker.on("message", (message: Partial<ShareResult> & { judged: number }) => {
      if (message.problems === undefined) report(message.judged);
      else resolve(message as ShareResult);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`a thread ended with ${code} before its verdict`)));
  });
}

const started = Date.now();
const tally = new Tally();
let forms = "";
if (process.argv.includes("--pairwise"))
  for (const row of pairwise(axes.map(({ values }) => values.length))) tally.add(judgeCombination(row));
else forms = `, ${await judgeProduct(tally)} forms of resources`;
for (const [problem, { count, label }] of [...tally.problems].slice(0, mostProblems))
  process.stdout.write(`${count} × ${problem}\n    first: ${label}\n`);
if (tally.problems.size > mostProblems) process.stdout.write(`and ${tally.problems.size - mostProblems} more kinds of problem\n`);
process.stdout.write(
  `matrix: ${tally.judged} plans judged${forms}, ${tally.judged - tally.failed} good, ${tally.failed} failed, in ${Math.round((Date.now() - started) / 1000)} s\n`,
);
process.exitCode = tally.failed === 0 ? 0 : 1;
