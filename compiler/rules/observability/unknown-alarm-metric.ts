import { nearest } from "../../diagnostics/nearest.ts";
import type { ExtraAlarm, NamedEntry } from "../../model/extras.ts";
import { metricTable } from "../../model/metric-table.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";
import { statedAlarms } from "../shared/stated-alarms.ts";

const rule: Rule = {
  severity: "error",
  title: "Extra alarm uses an unknown metric or queue",
  reason:
    "CloudWatch accepts an alarm on any metric name and any dimensions. If the metric does not exist, the alarm never receives data and never fires.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html",
  good: '{ecsServices: {serviceExtras: {api: {alarms: {memory: {namespace: AWS/ECS, metric: MemoryUtilization, statistic: Maximum, comparison: ">", threshold: 75, description: Memory is short on some task.}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {alarms: {memory: {namespace: AWS/ECS, metric: MemoryUtilisation, statistic: Maximum, comparison: ">", threshold: 75, description: Memory is short on some task.}}}}}}',

  *checkSpec(environment) {
    for (const { workload, ...entry } of statedAlarms(environment)) {
      yield* wrongQueue(environment, entry);
      yield* wrongMetric(environment, workload, entry);
    }
  },
};

function* wrongQueue(environment: Environment, { key, value: { namespace, queue } }: NamedEntry<ExtraAlarm>): Iterable<Finding> {
  const names = Object.keys(environment.queues);
  if (namespace !== "AWS/SQS") {
    if (queue !== undefined)
      yield {
        key: `${key}.queue`,
        message: `metrics of ${namespace} do not belong to a queue`,
        help: "remove `queue`, or use namespace `AWS/SQS`",
      };
  } else if (queue === undefined) {
    yield { key, message: "missing `queue`: metrics of `AWS/SQS` belong to a queue", help: `add \`queue\`: one of ${names.join(", ")}` };
  } else if (!names.includes(queue)) {
    const near = nearest(queue, names);
    yield {
      key: `${key}.queue`,
      message: `unknown queue \`${queue}\``,
      help: `${near === undefined ? "" : `did you mean \`${near}\`? `}expected one of ${names.join(", ")}`,
    };
  }
}

function* wrongMetric(environment: Environment, workload: Service | Worker, { key, value }: NamedEntry<ExtraAlarm>): Iterable<Finding> {
  const { namespace, metric } = value;
  if (namespace === "AWS/ApplicationELB" && workload.kind === "worker") {
    yield {
      key: `${key}.namespace`,
      message: `${workload.name} is a worker and has no target group`,
      help: "use a metric of its tasks, or of a queue",
    };
    return;
  }
  if (namespace === "ECS/ContainerInsights" && environment.spec.ecsCluster.containerInsights === "disabled") {
    yield {
      key: `${key}.namespace`,
      message: "Container Insights is disabled, so the metric has no data",
      help: "set `ecsCluster.containerInsights` to `enabled`, or use a metric of `AWS/ECS`",
      related: [{ key: "ecsCluster.containerInsights", message: "disabled here" }],
    };
  }
  const known = metricsOf(workload, namespace);
  if (known.includes(metric)) return;
  const near = nearest(metric, known);
  yield {
    key: `${key}.metric`,
    message:
      namespace === "Application"
        ? `the ${workload.name} image does not publish \`${metric}\``
        : `${namespace} has no metric \`${metric}\` with these dimensions`,
    help: `${near === undefined ? "" : `did you mean \`${near}\`? `}${known.length === 0 ? `it publishes none: if it does, add the metric to \`${workload.contractKey}.publishesMetrics\`` : `expected one of ${known.join(", ")}`}`,
    ...(namespace === "Application" ? { related: [{ key: workload.contractKey, message: "the metrics that the image publishes" }] } : {}),
  };
}

/** Metrics that exist with the dimensions of the workload's alarms. */
function metricsOf(workload: Service | Worker, namespace: ExtraAlarm["namespace"]): readonly string[] {
  if (namespace === "Application") return workload.imageContract.publishesMetrics;
  const dimensions =
    { "AWS/ApplicationELB": "LoadBalancer,TargetGroup", "AWS/SQS": "QueueName" }[namespace as string] ?? "ClusterName,ServiceName";
  const table: Readonly<Record<string, readonly (readonly string[])[]>> = metricTable[namespace];
  return Object.keys(table).filter((name) => table[name]!.some((set) => set.join(",") === dimensions));
}

export default rule;
