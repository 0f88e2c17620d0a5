/** Where alarms go, and the alarms that others act on. */
import type { Environment } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import type { Expr } from "../../plan/builder/expr.ts";

/** There when `observability.enableAlarms` is on. */
export const alarmTopic = handle("aws:sns/topic:Topic", "observability-alarms");

/** Lets CloudWatch, RDS events and AWS Backup publish: what sends a trial message when it is created (RDS) waits for it. */
export const alarmTopicPolicy = handle("aws:sns/topicPolicy:TopicPolicy", "observability-alarms-policy");

/** Topic ARN for alarm actions, event subscriptions and backup notifications; nothing when alarms are off. */
export function alarmTopicArn(environment: Environment): Traced<Expr<string> | undefined> {
  return traced(environment.spec.observability.enableAlarms ? alarmTopic.out("arn") : undefined, "observability.enableAlarms");
}

/** Id of a service's alarm on failing deployments, which the deployment circuit breaker watches. */
export function deploymentAlarmId(workload: { readonly name: string }): string {
  return `observability-deployment-${workload.name}`;
}

/** The same alarm by handle. Every service and worker has one when `observability.enableAlarms` is on. */
export function deploymentAlarm(workload: { readonly name: string }): Handle<"aws:cloudwatch/metricAlarm:MetricAlarm"> {
  return handle("aws:cloudwatch/metricAlarm:MetricAlarm", deploymentAlarmId(workload));
}
