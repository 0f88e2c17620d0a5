import { fromEntry, fromKeys } from "../shared/from.ts";
import type { ModuleDefinition } from "../shared/module.ts";
import { scheduledRuns } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import type { Draft } from "../../plan/builder/draft.ts";
import { cost } from "./cost.ts";
import { lowerFailedSchedules, lowerQueue } from "./queue.ts";
import { queue } from "./refs.ts";

/** Queues for asynchronous work, each with a dead-letter queue that retains messages for 14 days. */
const sqs: ModuleDefinition = {
  name: "sqs",
  cost,
  lower(environment) {
    const queues = Object.values(environment.queues);
    return {
      resources: [...queues.flatMap((each) => fromEntry(each, lowerQueue(environment, each))), ...failedSchedules(environment)],
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

function failedSchedules(environment: Environment): readonly Draft[] {
  const keys = scheduledRuns(environment).map(({ key }) => key);
  return keys.length === 0 ? [] : fromKeys(keys, lowerFailedSchedules(environment));
}

function consumersOf(environment: Environment, name: string): string {
  const consumers = Object.values(environment.workers).filter((worker) => worker.queues.includes(name));
  return consumers.map((worker) => worker.name).join(", ") || "nobody";
}

export default sqs;
