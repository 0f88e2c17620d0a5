/** The alarm topic, and the alarms that other modules refer to. */
import { healthCheckRegion } from "../../aws/regions.ts";
import type { Environment, Worker } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import { combine, traced, type Traced } from "../../plan/builder/traced.ts";
import type { Expr } from "../../plan/builder/expr.ts";

/** Exists when `observability.enableAlarms` is on. */
export const alarmTopic = handle("aws:sns/topic:Topic", "observability-alarms");

/**
 * Lets CloudWatch, RDS events, AWS Backup and EventBridge publish. RDS sends a test message when a subscription is created, so subscriptions depend on
 * it.
 */
export const alarmTopicPolicy = handle("aws:sns/topicPolicy:TopicPolicy", "observability-alarms-policy");

/** Topic ARN for alarm actions, event subscriptions and backup notifications; undefined when alarms are off. */
export function alarmTopicArn(environment: Environment): Traced<Expr<string> | undefined> {
  return traced(environment.spec.observability.enableAlarms ? alarmTopic.out("arn") : undefined, "observability.enableAlarms");
}

/**
 * Where the alarm on the external health check is, if that is not the environment's own region. It needs a topic there: an alarm cannot
 * notify a topic of another region. Undefined when there is no such alarm (health-check-without-metrics).
 */
export function outsideRegion({ spec, region }: Environment): string | undefined {
  if (!spec.observability.enableAlarms || spec.route53.route53HealthCheckPath === undefined) return undefined;
  const metrics = healthCheckRegion(region);
  return metrics === region ? undefined : metrics;
}

/** Spec keys that decide whether `outsideRegion` is defined. */
export const outsideKeys = ["observability.enableAlarms", "route53.route53HealthCheckPath"] as const;

/** The topic in `outsideRegion`. */
export const outsideTopic = handle("aws:sns/topic:Topic", "observability-outside-alarms");

/** Id of a service's deployment alarm, which ECS watches during a rollout. */
export function deploymentAlarmId(workload: { readonly name: string }): string {
  return `observability-deployment-${workload.name}`;
}

/** Handle of the same alarm. Every service and worker has one when `observability.enableAlarms` is on. */
export function deploymentAlarm(workload: { readonly name: string }): Handle<"aws:cloudwatch/metricAlarm:MetricAlarm"> {
  return handle("aws:cloudwatch/metricAlarm:MetricAlarm", deploymentAlarmId(workload));
}

/** Minutes without a finished message, from when the slowest one should be finished, that cannot be chance. */
const idleMinutes = 5;

/** Minutes over which a worker's deployment alarm looks back. */
export function watchedMinutes({ queues }: Environment, worker: Worker): Traced<number> {
  return combine(
    worker.queues.map((name) => queues[name]!.handlerSeconds),
    (...seconds) => Math.ceil(Math.max(...seconds) / 60) + idleMinutes,
  );
}
