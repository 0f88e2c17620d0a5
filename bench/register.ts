/**
 * Measures the time and memory that a program needs to register resources against a monitor that answers at once: the interpreter compared
 * with the same resources made by the classes of @pulumi/aws. Run it alone: `npm run bench:register [-- RUNS [SIZE…]]`.
 */
import { generatedPlan } from "../tools/engine/generated-plan.ts";
import { programsFor, type Maker, type Run } from "../tools/engine/programs.ts";
import { median, range, table } from "./statistics.ts";

const sizes = [150, 1500, 5000] as const;
const makers: readonly Maker[] = ["interpreter", "classes"];

/** Table of times and memory. Times include the program's start, as they do in an update. Runs are interleaved. */
export async function registering(runs: number, of: readonly number[] = sizes): Promise<string> {
  const rows: string[][] = [];
  for (const size of of) rows.push(...(await rowsOf(size, runs)));
  return table(["registering", "made by", "milliseconds", "of the classes", "peak MiB", "of the classes"], rows);
}

async function rowsOf(size: number, runs: number): Promise<string[][]> {
  const programs = await programsFor(generatedPlan(size));
  try {
    const results: Record<Maker, Run[]> = { interpreter: [], classes: [] };
    for (let run = 0; run < runs; run += 1) for (const maker of makers) results[maker].push(await programs.run(maker));
    const times = (maker: Maker): number[] => results[maker].map(({ milliseconds }) => milliseconds);
    const memory = (maker: Maker): number => median(results[maker].map((run) => run.memory));
    return makers.map((maker) => [
      String(size),
      maker,
      range(times(maker)),
      (median(times(maker)) / median(times("classes"))).toFixed(2),
      memory(maker).toFixed(0),
      (memory(maker) / memory("classes")).toFixed(2),
    ]);
  } finally {
    programs.dispose();
  }
}

if (process.argv[1]?.endsWith("register.ts") === true) {
  const [runs = 5, ...chosen] = process.argv.slice(2).map(Number);
  console.log(await registering(runs, chosen.length > 0 ? chosen : sizes));
}
