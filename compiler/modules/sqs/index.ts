import { fromEntry } from "../shared/from.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import type { workloadsOf } from "../../model/workloads.ts";
import { cost } from "./cost.ts";
import { lowerQueue } from "./queue.ts";
import { queue } from "./refs.ts";

/** Queues for asynchronous work, each with a dead-letter queue that retains messages for 14 days. */
const sqs: ModuleDefinition = {
  name: "sqs",
  cost,
  lower(environment) {
    const queues = Object.values(environment.queues);
    return {
      resources: queues.flatMap((each) => fromEntry(each, lowerQueue(environment, each))),
      outputs: Object.fromEntries(
        queues.map((each) => [
          `${each.camelName}QueueUrl`,
          {
            value: queue(each.name).out("url"),
            description: `URL of the ${each.name} queue, consumed by ${consumersOf(environment, each.name)}.`,
          },
        ]),
      ),
    };
  },
};

function consumersOf(environment: Parameters<typeof workloadsOf>[0], name: string): string {
  const consumers = Object.values(environment.workers).filter((worker) => worker.queues.includes(name));
  return consumers.map((worker) => worker.name).join(", ") || "nobody";
}

export default sqs;
