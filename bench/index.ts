/**
 * `npm run bench`: compares a cold compile with a bare start of Node, and reports memory and the time of each pass. Also compares how long
 * the interpreter takes to register resources with the SDK's classes. Prints figures and asserts nothing: bench/README.md and
 * docs/decisions/0042-registering.md record and explain them.
 */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { costPass } from "./cost.ts";
import { diffPass } from "./diff.ts";
import { peakMemory, prepare, startToEnd, type Workplace } from "./measure.ts";
import { registering } from "./register.ts";
import { securityPasses } from "./security.ts";
import { median, range, table } from "./statistics.ts";

const launcher = join(import.meta.dirname, "../dist/platform-compile.cjs");

async function main(runs: number): Promise<void> {
  if (!existsSync(launcher)) throw new Error("nothing is built: npm run build");
  const place = prepare();
  try {
    console.log(`Node ${process.version}, ${runs} runs of each, interleaved; milliseconds: median (lowest to highest)\n`);
    console.log(coldStart(place, runs));
    console.log(reference(place, runs));
    console.log(memory(place, Math.min(runs, 10)));
    console.log(passes(place, runs));
    console.log(costPass(place, launcher, runs));
    console.log(securityPasses(place, launcher, runs));
    console.log(diffPass(place, launcher, Math.min(runs, 10)));
    console.log(await registering(Math.min(runs, 5)));
  } finally {
    place.remove();
  }
}

/** A bare start of Node compared with compiling a spec. */
function coldStart(place: Workplace, runs: number): string {
  const commands = {
    "node -e 0": ["-e", "0"],
    "platform-compile spec/prod.yaml": [launcher, "spec/prod.yaml"],
    "platform-compile spec/prod-100k.yaml": [launcher, "spec/prod-100k.yaml"],
    "platform-compile --version": [launcher, "--version"],
  };
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, [] as number[]]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, args] of Object.entries(commands)) times[name]!.push(startToEnd(place, args));
  }
  return ratios("cold start", times);
}

/** What is generated from the three frozen specs, written and compared. The limit is 5 s. */
function reference(place: Workplace, runs: number): string {
  const specs = ["spec/dev.yaml", "spec/prod.yaml", "spec/prod-100k.yaml"];
  const commands = {
    "node -e 0": ["-e", "0"],
    "platform-compile generate (3 specs)": [launcher, "generate", ...specs],
    "platform-compile docs (3 specs)": [launcher, "docs", ...specs],
    "platform-compile docs --check": [launcher, "docs", "--check", ...specs],
  };
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, args] of Object.entries(commands)) {
      if (!args.includes("--check")) rmSync(join(place.folder, "docs"), { recursive: true, force: true });
      times[name]!.push(startToEnd(place, args));
    }
  }
  return ratios("reference", times);
}

/** Times relative to a bare start of Node. */
function ratios(title: string, times: Readonly<Record<string, readonly number[]>>): string {
  const bare = times["node -e 0"]!;
  // The target applies to medians. On a shared machine the minima are more reliable.
  return table(
    [title, "ms", "ratio", "ratio of the lowest"],
    Object.entries(times).map(([name, list]) => [
      name,
      range(list),
      (median(list) / median(bare)).toFixed(2),
      (Math.min(...list) / Math.min(...bare)).toFixed(2),
    ]),
  );
}

function memory(place: Workplace, runs: number): string {
  const peak = (args: readonly string[]) => Array.from({ length: runs }, () => peakMemory(place, args));
  return table(
    ["peak resident memory", "MiB"],
    [
      ["node -e 0", range(peak(["-e", "0"]))],
      ["platform-compile spec/prod.yaml", range(peak([launcher, "spec/prod.yaml"]))],
      ["platform-compile (all specs)", range(peak([launcher]))],
    ],
  );
}

function passes(place: Workplace, runs: number): string {
  const lists = new Map<string, number[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const [pass, milliseconds] of Object.entries(place.passes([launcher, "spec/prod.yaml", "--format", "json"]))) {
      lists.set(pass, [...(lists.get(pass) ?? []), milliseconds]);
    }
  }
  return table(
    ["pass, cold", "ms"],
    [...lists].map(([pass, list]) => [pass, range(list)]),
  );
}

await main(Number(process.argv[2] ?? 31));
