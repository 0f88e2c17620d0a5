/** Alarms of each queue: how long messages wait, and how many were moved to the dead-letter queue. One alarm on runs that did not start. */
import { fromEntry } from "../../shared/from.ts";
import { scheduledRuns } from "../../../model/scheduled-tasks.ts";
import type { Environment, Queue } from "../../../model/types.ts";
import type { Draft, Handle } from "../../../plan/builder/draft.ts";
import { combine, type Traced } from "../../../plan/builder/traced.ts";
import { deadLetterQueue, failedSchedules, queue } from "../../sqs/refs.ts";
import { alarm } from "../alarm.ts";
import { metric } from "../metrics.ts";

/** Two alarms per queue, and one for all schedules. */
export function queueAlarms(environment: Environment): readonly Draft[] {
  const queues = Object.values(environment.queues);
  return [
    ...queues.flatMap((each) => fromEntry(each, [ageAlarm(environment, each), deadLetterAlarm(environment, each)])),
    ...failedScheduleAlarm(environment),
  ];
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
  return alarm(environment, {
    purpose: `queue-${each.name}-dead-letters`,
    description: `Messages of the ${each.name} queue failed at every attempt. Read them and the consumer's log, fix the cause, then start a redrive; they are kept for 14 days.`,
    ...holdsMessages(deadLetterQueue(each.name)),
  });
}

/** EventBridge Scheduler gave up: the cluster refused the task, or the role may not start it. A command that fails is an event of ECS. */
function failedScheduleAlarm(environment: Environment): readonly Draft[] {
  const keys = scheduledRuns(environment).map(({ key }) => key);
  if (keys.length === 0) return [];
  return [
    alarm(environment, {
      purpose: "scheduled-task-not-started",
      description:
        "A scheduled task did not start although its start was retried. The message in the queue of failed runs names the schedule and the error; delete it once the cause is fixed. The next run starts as scheduled.",
      ...holdsMessages(failedSchedules),
      from: keys,
    }),
  ];
}

function holdsMessages(target: Handle<"aws:sqs/queue:Queue">) {
  return {
    // A gauge: its sum over a period is meaningless.
    watch: { metric: metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", { QueueName: target.out("name") }), stat: "Maximum" },
    period: 60,
    datapoints: [1, 1],
    when: ">",
    threshold: 0,
    missing: "notBreaching",
  } as const;
}
