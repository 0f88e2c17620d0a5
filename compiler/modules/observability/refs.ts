/** The alarm topic, and the alarms that other modules refer to. */
import type { Environment } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import type { Expr } from "../../plan/builder/expr.ts";

/** Exists when `observability.enableAlarms` is on. */
export const alarmTopic = handle("aws:sns/topic:Topic", "observability-alarms");

/**
 * Lets CloudWatch, RDS events and AWS Backup publish. RDS sends a test message when a subscription is created, so subscriptions depend on
 * it.
 */
export const alarmTopicPolicy = handle("aws:sns/topicPolicy:TopicPolicy", "observability-alarms-policy");

/** Topic ARN for alarm actions, event subscriptions and backup notifications; undefined when alarms are off. */
export function alarmTopicArn(environment: Environment): Traced<Expr<string> | undefined> {
  return traced(environment.spec.observability.enableAlarms ? alarmTopic.out("arn") : undefined, "observability.enableAlarms");
}

/** Id of a service's deployment alarm, which ECS watches during a rollout. */
export function deploymentAlarmId(workload: { readonly name: string }): string {
  return `observability-deployment-${workload.name}`;
}

/** Handle of the same alarm. Every service and worker has one when `observability.enableAlarms` is on. */
export function deploymentAlarm(workload: { readonly name: string }): Handle<"aws:cloudwatch/metricAlarm:MetricAlarm"> {
  return handle("aws:cloudwatch/metricAlarm:MetricAlarm", deploymentAlarmId(workload));
}
