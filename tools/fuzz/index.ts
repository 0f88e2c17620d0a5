/**
 * `npm run fuzz -- [--runs N] [--seed N] [--kind bytes|trees|schema|mutations] [--batch N] [--minutes N] [--stride N]`:
 * runs the commands on hostile inputs, then the compiler on random ones, one kind per batch in turn. Each batch runs in a thread with 512 MiB of heap and a watchdog. Prints what ran and what it found; exits 1 if it found anything. Findings go
 * to .cache/fuzz/ with the batch that produced them; `--kind K --seed S --runs N` reproduces it.
 */
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { shortHash } from "../../compiler/canonical/hash.ts";
import { bundleWorker } from "../bundle-worker.ts";
import type { Batch, BatchResult, Finding } from "./batch.ts";
import { runCommands } from "./commands.ts";
import { kinds, type Kind } from "./input.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, ".cache/fuzz");
const heapMegabytes = 512;
/** Inputs per batch. A batch's memory is freed with its thread. A thread takes seconds to warm up, and byte inputs take almost no time. */
const batchSizes: Readonly<Record<Kind, number>> = { bytes: 40_000, trees: 10_000, schema: 5000, mutations: 5000 };
/** Seconds without a new input after which a thread is stopped. check.ts limits CPU time; this limit catches what never returns. */
const patience = 60;

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    kind: { type: "string", multiple: true, default: [...kinds] },
    /** Most inputs per batch: small ones give every kind a share of a short run. */
    batch: { type: "string", default: "40000" },
    minutes: { type: "string", default: "600" },
    /** Every how many hostile inputs go through commands other than `compile`. */
    stride: { type: "string", default: "1" },
  },
});

function runInThread(file: string, batch: Batch): Promise<BatchResult> {
  const progress = new SharedArrayBuffer(4);
  const worker = new Worker(file, { workerData: { batch, progress }, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  return new Promise((resolve) => {
    const lost = (problem: string) => {
      const index = Atomics.load(new Int32Array(progress), 0) - 1;
      clearInterval(watch);
      void worker.terminate();
      resolve({ ...batch, valid: 0, findings: [{ problem: `${problem} at input ${index}`, count: 1, input: "" }] });
    };
    let last = { index: -1, at: Date.now() };
    const watch = setInterval(() => {
      const index = Atomics.load(new Int32Array(progress), 0);
      if (index !== last.index) last = { index, at: Date.now() };
      else if (Date.now() - last.at > patience * 1000) lost("hang: never returned");
    }, 1000);
    worker.on("message", (result: BatchResult) => {
      clearInterval(watch);
      resolve(result);
    });
    worker.on("error", (error: NodeJS.ErrnoException) => lost(`thread: ${error.code ?? ""} ${error.message}`));
  });
}

function keep(batch: Batch, finding: Finding): void {
  const name = shortHash([batch.kind, finding.problem], 10);
  writeFileSync(join(folder, `${name}.yaml`), Buffer.from(finding.input, "base64"));
  appendFileSync(join(folder, "findings.jsonl"), `${JSON.stringify({ name, ...batch, problem: finding.problem, count: finding.count })}\n`);
}

function report(batch: Batch, finding: Finding): void {
  keep(batch, finding);
  found.set(finding.problem, (found.get(finding.problem) ?? 0) + finding.count);
}

const started = Date.now();
const file = await bundleWorker(import.meta.dirname, join(folder, `worker-${process.pid}.mjs`));
const tally = Object.fromEntries(kinds.map((kind) => [kind, { runs: 0, valid: 0 }])) as Record<Kind, { runs: number; valid: number }>;
const found = new Map<string, number>();
const wanted = Number(options.runs);
const chosen = kinds.filter((kind) => options.kind.includes(kind));
if (chosen.length === 0 || !Number.isInteger(wanted)) throw new Error(`--kind is one of ${kinds.join(", ")}, --runs a number`);
for (const finding of (await runInThread(file, { kind: "hostile", seed: 0, runs: 0 })).findings)
  report({ kind: "hostile", seed: 0, runs: 0 }, finding);
const measured = runCommands(Number(options.stride));
for (const problem of measured.problems) found.set(problem, 1);
let seed = Number(options.seed);
for (let done = 0; done < wanted && Date.now() - started < Number(options.minutes) * 60_000; seed += 1) {
  const kind = chosen[seed % chosen.length]!;
  const batch = { kind, seed, runs: Math.min(batchSizes[kind], Number(options.batch), wanted - done) };
  const result = await runInThread(file, batch);
  done += batch.runs;
  tally[kind].runs += batch.runs;
  tally[kind].valid += result.valid;
  for (const finding of result.findings) report(batch, finding);
  appendFileSync(join(folder, "batches.jsonl"), `${JSON.stringify({ ...batch, valid: result.valid, findings: result.findings.length })}\n`);
}
for (const [problem, count] of found) process.stdout.write(`${count} × ${problem}\n`);
const lines = Object.entries(tally).filter(([, { runs }]) => runs > 0);
for (const [kind, { runs, valid }] of lines) process.stdout.write(`${kind}: ${runs} inputs, ${valid} of them valid\n`);
process.stdout.write(
  `commands: ${measured.runs} runs on hostile inputs, ${measured.seconds} s of CPU time and ${Math.round(measured.mebibytes)} MiB at most\n`,
);
const total = lines.reduce((sum, [, { runs }]) => sum + runs, 0);
process.stdout.write(
  `fuzz: ${total} inputs from seed ${options.seed}, ${found.size} kinds of finding, ${Math.round((Date.now() - started) / 1000)} s, ` +
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB at most with the fuzzer itself (a thread has a heap of ${heapMegabytes} MiB)\n`,
);
process.exitCode = found.size === 0 ? 0 : 1;
