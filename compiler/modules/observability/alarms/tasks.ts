/** Alarms of services and workers: CPU, memory, number of tasks, and the metrics that their images publish. */
import { fromEntry } from "../../shared/from.ts";
import { onceDeployed } from "../../shared/images.ts";
import { key } from "../../../model/keys.ts";
import { connectionsMetric, eventLoopLagMetric } from "../../../model/metrics.ts";
import type { ConnectionScaling, Environment, Service, Worker } from "../../../model/types.ts";
import { leastCount } from "../../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../../model/workloads.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { combine } from "../../../plan/builder/traced.ts";
import { alarm } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { published, runningTasks, taskDimensions } from "../sources.ts";

/** Autoscaling targets 70 % of a task's connections. At 85 % it does not keep up. */
const fullTask = 0.85;

/** Alarms of every service and worker. */
export function taskAlarms(environment: Environment): readonly Draft[] {
  return [
    ...workloadsOf(environment).flatMap((workload) =>
      fromEntry(workload, [...loadAlarms(environment, workload), countAlarm(environment, workload)]),
    ),
    ...Object.values(environment.services).flatMap((service) =>
      service.connections === undefined ? [] : fromEntry(service, connectionAlarms(environment, service, service.connections)),
    ),
  ];
}

function loadAlarms(environment: Environment, workload: Service | Worker): readonly Draft[] {
  const dimensions = taskDimensions(environment, workload);
  // Without running tasks there is no data, and the alarm on their number fires.
  const shared = { period: 60, datapoints: [15, 15], when: ">=", missing: "notBreaching" } as const;
  return [
    alarm(environment, {
      ...shared,
      purpose: `${workload.name}-cpu`,
      description: `The ${workload.name} tasks are short of CPU although scaling has had time. Raise their largest number or their CPU.`,
      watch: { metric: metric("AWS/ECS", "CPUUtilization", dimensions), stat: "Average" },
      threshold: key(environment, "observability.alarmTaskCpuPercent"),
    }),
    alarm(environment, {
      ...shared,
      purpose: `${workload.name}-memory`,
      description: `The ${workload.name} tasks are short of memory and will be killed at 100 %. Raise their memory, or look for a leak that a deployment brought.`,
      watch: { metric: metric("AWS/ECS", "MemoryUtilization", dimensions), stat: "Average" },
      threshold: key(environment, "observability.alarmTaskMemoryPercent"),
    }),
  ];
}

/** Fires when fewer tasks run than a deployment leaves running: the lowest minimum of autoscaling, less what a rollout may stop. */
function countAlarm(environment: Environment, workload: Service | Worker): Draft {
  return alarm(environment, {
    purpose: `${workload.name}-running-tasks`,
    description: `Fewer ${workload.name} tasks run than a deployment would leave. Look at the service's events: image, capacity, secrets, health checks.`,
    watch: runningTasks(environment, workload),
    period: 60,
    datapoints: [5, 5],
    when: "<",
    threshold: combine([leastCount(workload), workload.minHealthyPercent], (least, percent) =>
      Math.max(1, Math.ceil((least * percent) / 100)),
    ),
    // Without any running task there is no metric.
    missing: "breaching",
    tellsRecovery: true,
    actionsEnabled: onceDeployed(workload, true, false),
  });
}

/** Only metrics that the image's contract promises: an alarm on a metric that nobody publishes never fires. */
function connectionAlarms(environment: Environment, service: Service, scaling: ConnectionScaling): readonly Draft[] {
  const connections = published(environment, service, connectionsMetric, "Average");
  const lag = published(environment, service, eventLoopLagMetric, "p95");
  const shared = { period: 60, datapoints: [10, 15], missing: "notBreaching", from: [service.contractKey] } as const;
  return [
    ...(connections === undefined
      ? []
      : [
          alarm(environment, {
            ...shared,
            purpose: `${service.name}-connections`,
            description: `The ${service.name} tasks hold almost as many connections as they are built for, and scaling does not keep up. Raise their largest number.`,
            watch: connections,
            when: ">=",
            threshold: scaling.maxPerTask.map((most) => Math.round(most * fullTask)),
          }),
        ]),
    ...(lag === undefined
      ? []
      : [
          alarm(environment, {
            ...shared,
            purpose: `${service.name}-event-loop-lag`,
            description: `The event loop of the ${service.name} tasks is late, and added tasks have not helped. Look for work that blocks it, or give the tasks more CPU.`,
            watch: lag,
            when: ">",
            threshold: scaling.eventLoopLagMs,
          }),
        ]),
  ];
}
