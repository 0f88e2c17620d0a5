/**
 * Alarms that the spec adds on metrics of a service's or worker's own tasks. unknown-alarm-metric has already validated metric and
 * dimensions.
 */
import { entriesOf, type ExtraAlarm, type NamedEntry } from "../../../model/extras.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { workloadsOf } from "../../../model/workloads.ts";
import { handle, type Draft } from "../../../plan/builder/draft.ts";
import { traced } from "../../../plan/builder/traced.ts";
import { metricNamespace } from "../../ecsServices/refs.ts";
import { queue } from "../../sqs/refs.ts";
import { alarm, type Statistic } from "../alarm.ts";
import { statedMetric, type Metric } from "../metrics.ts";
import { targetDimensions, taskDimensions } from "../sources.ts";

/** One alarm per entry under `alarms`. */
export function statedAlarms(environment: Environment): readonly Draft[] {
  return workloadsOf(environment).flatMap((workload) =>
    entriesOf(workload.extras.alarms).map((entry) => statedAlarm(environment, workload, entry)),
  );
}

function statedAlarm(environment: Environment, workload: Service | Worker, { name, key, value }: NamedEntry<ExtraAlarm>): Draft {
  const from = (property: keyof ExtraAlarm) => `${key}.${property}`;
  const { datapointsToAlarm = value.evaluationPeriods } = value;
  return alarm(environment, {
    handle: handle("aws:cloudwatch/metricAlarm:MetricAlarm", `observability-extra-${workload.name}-${name}`),
    purpose: `extra-${workload.name}-${name}`,
    description: traced(value.description, from("description")),
    watch: {
      metric: watched(environment, workload, value),
      stat: value.statistic as Statistic,
      from: [from("namespace"), from("metric"), from("statistic"), ...(value.queue === undefined ? [] : [from("queue")])],
    },
    period: traced(value.periodSeconds, from("periodSeconds")),
    datapoints: [
      traced(datapointsToAlarm, from("datapointsToAlarm"), from("evaluationPeriods")),
      traced(value.evaluationPeriods, from("evaluationPeriods")),
    ],
    when: traced(value.comparison, from("comparison")),
    threshold: traced(value.threshold, from("threshold")),
    missing: traced(value.missingData, from("missingData")),
    tellsRecovery: traced(value.tellsRecovery, from("tellsRecovery")),
    from: [key],
  });
}

/** The metric, with the dimensions of the workload or of the queue. */
function watched(environment: Environment, workload: Service | Worker, { namespace, metric, queue: queueName }: ExtraAlarm): Metric {
  if (namespace === "AWS/SQS") return statedMetric(traced(namespace), metric, { QueueName: queue(queueName!).out("name") });
  if (namespace === "AWS/ApplicationELB") return statedMetric(traced(namespace), metric, targetDimensions(workload));
  const source = namespace === "Application" ? metricNamespace(environment) : traced<string>(namespace);
  return statedMetric(source, metric, taskDimensions(environment, workload));
}
