/** Scaling of workers: target tracking on the backlog per task, and step scaling when messages wait too long. */
import { nameOf } from "../names.ts";
import type { Environment, Worker } from "../../../model/types.ts";
import { queueKeys } from "../../../model/workloads.ts";
import { cluster } from "../../ecsCluster/refs.ts";
import { serviceName } from "../../ecsServices/refs.ts";
import { queue } from "../../sqs/refs.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { traced } from "../../../plan/builder/traced.ts";
import { cooldowns, lowerPolicy } from "./scaling-policy.ts";
import { lowerScalingAlarm, stepsAbove } from "./scaling-steps.ts";

export function lowerQueueScaling(environment: Environment, worker: Worker): readonly Draft[] {
  return [
    trackBacklog(environment, worker),
    lowerPolicy(environment, worker, "oldest-message", stepsAbove(worker.oldestMessageAgeSeconds)),
    ...worker.queues.map((name) => oldestMessageAlarm(environment, worker, name)),
  ];
}

/** Adding tasks lowers the backlog per task but not the queue depth, so target tracking works only for the former. */
function trackBacklog(environment: Environment, worker: Worker): Draft {
  return lowerPolicy(environment, worker, "backlog", {
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      customizedMetricSpecification: {
        metrics: traced(
          [
            ...worker.queues.map((name) => ({
              id: visible(name),
              label: `Messages that wait in the ${name} queue`,
              metricStat: {
                metric: {
                  namespace: "AWS/SQS",
                  metricName: "ApproximateNumberOfMessagesVisible",
                  dimensions: [{ name: "QueueName", value: queue(name).out("name") }],
                },
                stat: "Maximum",
              },
              returnData: false,
            })),
            runningTasks(environment, worker),
            { id: "total", expression: total(worker), label: "Messages that wait", returnData: false },
            {
              id: "backlog",
              // Without a running task there are no samples and nothing to divide by. The whole backlog then counts, which starts tasks.
              expression: "IF(FILL(tasks, 0) > 0, total / tasks, total)",
              label: "Messages that wait per running task",
              returnData: true,
            },
          ],
          ...queueKeys(worker),
        ),
      },
      targetValue: worker.backlogPerTask,
      ...cooldowns,
    },
  });
}

/**
 * Number of running tasks: each sends one CPU sample per minute, so the sample count is the number of tasks (ECS developer guide, "Service
 * RUNNING task count"). Container Insights has this metric too, but costs money and may be off.
 */
function runningTasks(environment: Environment, worker: Worker) {
  return {
    id: "tasks",
    label: "Running tasks",
    metricStat: {
      metric: {
        namespace: "AWS/ECS",
        metricName: "CPUUtilization",
        dimensions: [
          { name: "ClusterName", value: cluster.out("name") },
          { name: "ServiceName", value: serviceName(environment, worker) },
        ],
      },
      stat: "SampleCount",
    },
    returnData: false,
  };
}

/**
 * Messages in all queues. Of a list, `SUM` adds up those with data, so that an inactive queue, which sends no metrics, counts as empty.
 * `FILL` would do the same, but SQS metrics arrive late: the newest minute would always be the fill value, and target tracking acts only
 * after three minutes in a row
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html, "FILL").
 */
function total({ queues }: Worker): string {
  const [first = "", ...rest] = queues.map(visible);
  return rest.length === 0 ? first : `SUM([${[first, ...rest].join(", ")}])`;
}

/** Metric ids may contain only letters, digits and `_`. */
function visible(name: string): string {
  return `visible_${name.replaceAll("-", "_")}`;
}

function oldestMessageAlarm(environment: Environment, worker: Worker, name: string): Draft {
  return lowerScalingAlarm(
    worker,
    `oldest-message-${name}`,
    {
      name: nameOf(environment, "alarm", `${worker.name}-scale-oldest-message-${name}`),
      alarmDescription: `Adds ${worker.name} tasks while messages wait too long in the ${name} queue.`,
      namespace: "AWS/SQS",
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: queue(name).out("name") },
      statistic: "Maximum",
      threshold: worker.oldestMessageAgeSeconds,
    },
    { policy: "oldest-message", from: ["environment", ...queueKeys(worker)] },
  );
}
