/** Generates plans of any size: modules of queues with policies, parameters and alarms that refer to each other. */
import type { Plan, PlanResource } from "../../compiler/plan/types.ts";

const perGroup = 5;

/** A plan of `size` resources in modules of a hundred. `size` must be a multiple of five. */
export function generatedPlan(size: number): Plan {
  const groups = Array.from({ length: size / perGroup }, (_, index) => group(index));
  return {
    format: 1,
    project: "generated",
    environment: "generated",
    class: "dev",
    region: "eu-central-1",
    spec: { schema: 1, files: {} },
    providers: {
      aws: { package: "aws", version: "7.48.0", inputs: { region: "eu-central-1", defaultTags: { tags: { Project: "generated" } } } },
    },
    config: {},
    data: {},
    resources: groups.flat(),
    outputs: {},
    usage: {},
    waivers: [],
  };
}

/** A dead-letter queue, a queue, its redrive policy, a parameter with its URL, and an alarm. Every group depends on the previous one. */
function group(index: number): PlanResource[] {
  const module = `module-${Math.floor((index * perGroup) / 100)}`;
  const id = (kind: string): string => `${kind}-${index}`;
  const planned = (kind: string, type: string, inputs: PlanResource["inputs"], options: PlanResource["options"] = {}): PlanResource => ({
    id: id(kind),
    module,
    type,
    inputs,
    options,
    from: { "": ["generated"] },
  });
  const ref = (kind: string, property: string): { readonly $ref: string; readonly path: string[] } => ({
    $ref: id(kind),
    path: [property],
  });
  return [
    planned(
      "dlq",
      "aws:sqs/queue:Queue",
      { name: id("dlq"), sqsManagedSseEnabled: true },
      index === 0 ? {} : { dependsOn: [`dlq-${index - 1}`] },
    ),
    planned("queue", "aws:sqs/queue:Queue", { name: id("queue"), sqsManagedSseEnabled: true, tags: { Dlq: ref("dlq", "name") } }),
    planned("redrive", "aws:sqs/redrivePolicy:RedrivePolicy", {
      queueUrl: ref("queue", "url"),
      redrivePolicy: { $json: { deadLetterTargetArn: ref("dlq", "arn"), maxReceiveCount: 5 } },
    }),
    planned("parameter", "aws:ssm/parameter:Parameter", {
      name: { $concat: ["/generated/", ref("queue", "name")] },
      type: "String",
      value: ref("queue", "url"),
    }),
    planned("alarm", "aws:cloudwatch/metricAlarm:MetricAlarm", {
      name: id("alarm"),
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      metricName: "ApproximateNumberOfMessagesVisible",
      namespace: "AWS/SQS",
      period: 60,
      statistic: "Maximum",
      threshold: 0,
      dimensions: { QueueName: ref("dlq", "name") },
    }),
  ];
}
