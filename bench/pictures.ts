/**
 * `npm run bench:pictures`: how the time to draw an environment grows with its services, workers and queues. Prints ratios of one run, so
 * that a busy machine changes little; bench/README.md records them. With a folder as argument, it also writes the pictures there.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentPicture } from "../compiler/graph/picture/index.ts";
import type { Plan } from "../compiler/plan/types.ts";
import type { Tree } from "../compiler/source/types.ts";
import { planOf } from "../tools/fixtures/specs.ts";
import { range, table } from "./statistics.ts";

const workload = { desiredCount: 1, cpu: 256, memory: 512 };

/** `prod` with that many additional services, and workers that each consume a queue of their own. */
function grown(services: number, workers: number): Plan {
  const named = (count: number, prefix: string, make: (name: string) => Tree) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, make(`${prefix}${index}`)]));
  return planOf("prod", {
    ecsServices: { extraServices: named(services, "service", (name) => ({ ...workload, paths: [`/${name}/*`] })) },
    sqs: { extraQueues: named(workers, "queue", () => ({ handlerSeconds: 60 })) },
    ecsWorkers: {
      extraWorkers: named(workers, "job", (name) => ({
        ...workload,
        consumes: [name.replace("job", "queue")],
        scaleOnQueueDepth: 100,
        scaleOnOldestMessageAge: 300,
      })),
    },
  });
}

/** `prod` has the services api and realtime, and a worker. */
function withoutWorker(plan: Plan): Plan {
  return { ...plan, resources: plan.resources.filter(({ id }) => id !== "ecs-service-worker") };
}

const plans: Readonly<Record<string, Plan>> = {
  "2 services": withoutWorker(grown(0, 0)),
  "24 services": grown(20, 1),
  "43 services and workers, 22 queues": grown(20, 20),
};

function main(runs: number, folder: string | undefined): void {
  const times = Object.fromEntries(Object.keys(plans).map((name) => [name, [] as number[]]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, plan] of Object.entries(plans)) {
      const start = process.cpuUsage();
      const picture = environmentPicture(plan);
      const { user, system } = process.cpuUsage(start);
      times[name]!.push((user + system) / 1000);
      if (folder === undefined) continue;
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name.replaceAll(/\W+/g, "-")}.svg`), picture);
    }
  }
  const least = (name: string) => Math.min(...times[name]!);
  const rows = Object.entries(plans).map(([name, { resources }]) => {
    const first = times[name]![0]!.toFixed(0);
    return [name, String(resources.length), first, range(times[name]!), (least(name) / least("2 services")).toFixed(1)];
  });
  console.log(`Node ${process.version}, ${runs} runs; CPU milliseconds: median (lowest to highest)\n`);
  console.log(table(["picture", "resources", "first run", "all runs", "ratio of the lowest"], rows));
}

main(Number(process.argv[2] ?? 21), process.argv[3]);
