/**
 * One alarm per service and worker that ECS watches during a deployment; ECS rolls back when it fires. None fires without a cause: missing
 * data does not breach, and a handful of requests does not count.
 */
import { fromEntry } from "../../shared/from.ts";
import { key } from "../../../model/keys.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { queueKeys } from "../../../model/workloads.ts";
import { traced } from "../../../plan/builder/traced.ts";
import { queue } from "../../sqs/refs.ts";
import { alarm, type MetricMath, type Series } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { deploymentAlarm, watchedMinutes } from "../refs.ts";
import { targetErrorPercent } from "../sources.ts";

/** One alarm per service and worker, under the handle in `refs.ts` that the ECS service refers to. */
export function deploymentAlarms(environment: Environment): readonly Draft[] {
  return [
    ...Object.values(environment.services).flatMap((service) => fromEntry(service, [failingRequests(environment, service)])),
    ...Object.values(environment.workers).flatMap((worker) => fromEntry(worker, [stalledQueues(environment, worker)])),
  ];
}

function failingRequests(environment: Environment, service: Service): Draft {
  return alarm(environment, {
    handle: deploymentAlarm(service),
    purpose: `deployment-${service.name}`,
    description: `The ${service.name} service suddenly answers many requests with 5xx. A deployment that is under way is rolled back; without one, read the log.`,
    watch: targetErrorPercent(service),
    period: 60,
    datapoints: [3, 5],
    when: ">",
    threshold: key(environment, "observability.alarmErrorPercent"),
    missing: "notBreaching",
  });
}

/** A worker has no requests. A broken worker shows in queues that hold messages but have none deleted. */
function stalledQueues(environment: Environment, worker: Worker): Draft {
  const watched = watchedMinutes(environment, worker);
  return alarm(environment, {
    handle: deploymentAlarm(worker),
    purpose: `deployment-${worker.name}`,
    description: `Messages wait for the ${worker.name} and none is finished. A deployment that is under way is rolled back; without one, look at its tasks and log.`,
    watch: stalled(worker),
    period: 60,
    // All but one: the tasks may finish no message for as long as one takes, and the newest minute may lack its metrics.
    datapoints: [watched.map((minutes) => minutes - 1), watched],
    when: ">",
    threshold: 0,
    missing: "notBreaching",
  });
}

/**
 * The number of queues that hold messages but have none deleted. An inactive queue sends no metrics, which must not hide the others. The
 * newest minute counts as idle until SQS delivers its metrics.
 */
function stalled(worker: Worker): MetricMath {
  const series: Record<string, Series> = {};
  const from = queueKeys(worker);
  const terms = worker.queues.map((name) => {
    const id = name.replaceAll("-", "_");
    const dimensions = { QueueName: queue(name).out("name") };
    series[`${id}_visible`] = { metric: metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", dimensions), stat: "Maximum" };
    series[`${id}_deleted`] = { metric: metric("AWS/SQS", "NumberOfMessagesDeleted", dimensions), stat: "Sum" };
    return `IF(FILL(${id}_visible, 0) > 0, IF(FILL(${id}_deleted, 0) > 0, 0, 1), 0)`;
  });
  return { expression: traced(terms.join(" + "), ...from), label: "stalled queues", series };
}
