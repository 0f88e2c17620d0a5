/** Alarms of each queue: how long messages wait, and how many were moved to the dead-letter queue. */
import { fromEntry } from "../../shared/from.ts";
import type { Environment, Queue } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { combine, type Traced } from "../../../plan/builder/traced.ts";
import { deadLetterQueue, queue } from "../../sqs/refs.ts";
import { alarm } from "../alarm.ts";
import { metric } from "../metrics.ts";

/** Two alarms per queue. */
export function queueAlarms(environment: Environment): readonly Draft[] {
  return Object.values(environment.queues).flatMap((each) =>
    fromEntry(each, [ageAlarm(environment, each), deadLetterAlarm(environment, each)]),
  );
}

function ageAlarm(environment: Environment, each: Queue): Draft {
  return alarm(environment, {
    purpose: `queue-${each.name}-age`,
    description: `Messages of the ${each.name} queue wait too long although scaling has had time. Look at the consumer's tasks and errors, or raise its largest number of tasks.`,
    watch: { metric: metric("AWS/SQS", "ApproximateAgeOfOldestMessage", { QueueName: queue(each.name).out("name") }), stat: "Maximum" },
    period: 60,
    datapoints: [10, 15],
    when: ">",
    threshold: longestWait(environment, each),
    missing: "notBreaching",
    tellsRecovery: true,
  });
}

/** Seconds: the age at which its consumer scales out, or half of the retention period if there is no consumer or if that is shorter. */
function longestWait(environment: Environment, each: Queue): Traced<number> {
  const half = each.messageRetentionSeconds.map((seconds) => Math.floor(seconds / 2));
  const consumers = Object.values(environment.workers).filter((worker) => worker.queues.includes(each.name));
  return combine([half, ...consumers.map((worker) => worker.oldestMessageAgeSeconds)], (...seconds) => Math.min(...seconds));
}

function deadLetterAlarm(environment: Environment, each: Queue): Draft {
  const dimensions = { QueueName: deadLetterQueue(each.name).out("name") };
  return alarm(environment, {
    purpose: `queue-${each.name}-dead-letters`,
    description: `Messages of the ${each.name} queue failed at every attempt. Read them and the consumer's log, fix the cause, then start a redrive; they are kept for 14 days.`,
    // A gauge: its sum over a period is meaningless.
    watch: { metric: metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", dimensions), stat: "Maximum" },
    period: 60,
    datapoints: [1, 1],
    when: ">",
    threshold: 0,
    missing: "notBreaching",
  });
}
