import type { PlanResource } from "../../plan/types.ts";
import type { Rule, Violation } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const fifoOnly = ["contentBasedDeduplication", "deduplicationScope", "fifoThroughputLimit"] as const;

const rule: Rule = {
  severity: "error",
  title: "Attributes of a queue contradict each other",
  reason:
    "SQS knows attributes of FIFO queues that a standard queue cannot have, limits throughput by message group only where it also deduplicates by group, and encrypts a queue with its own keys or with a KMS key, not with both.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
  good: '{extraResources: {orders: {type: "aws:sqs/queue:Queue", inputs: {name: orders.fifo, fifoQueue: true, contentBasedDeduplication: true, deduplicationScope: messageGroup, fifoThroughputLimit: perMessageGroupId, sqsManagedSseEnabled: true}}, orders-tls: {type: "aws:sqs/queuePolicy:QueuePolicy", inputs: {queueUrl: {$ref: orders.url}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Deny, Principal: "*", Action: "sqs:*", Resource: {$ref: orders.arn}, Condition: {Bool: {"aws:SecureTransport": "false"}}}]}}}}, orders-of-nobody: {type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", inputs: {queueUrl: {$ref: orders.url}, redriveAllowPolicy: {$json: {redrivePermission: allowAll}}}}}}',
  bad: "{overrides: {sqs-push: {set: {kmsMasterKeyId: alias/aws/sqs}}}}",

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:sqs/queue:Queue"))
      for (const conflict of conflictsIn(view, inputs)) yield { resource: id, ...conflict };
  },
};

function* conflictsIn(view: PolicyView, inputs: PlanResource["inputs"]): Iterable<Omit<Violation, "resource">> {
  const value = (name: string): unknown => view.known(inputs[name]);
  const stated = fifoOnly.find((name) => inputs[name] !== undefined && value(name) !== false);
  if (value("fifoQueue") !== true && stated !== undefined)
    yield { property: stated, message: `only a FIFO queue has \`${stated}\``, help: "remove it, or make the queue FIFO with a new name" };
  else if (value("fifoThroughputLimit") === "perMessageGroupId" && value("deduplicationScope") !== "messageGroup")
    yield {
      property: "fifoThroughputLimit",
      message: "throughput by message group needs deduplication by message group",
      help: "set `deduplicationScope: messageGroup`",
    };
  if (value("sqsManagedSseEnabled") === true && inputs["kmsMasterKeyId"] !== undefined)
    yield {
      property: "kmsMasterKeyId",
      message: "the queue is to be encrypted with keys of SQS and with a KMS key",
      help: "remove `sqsManagedSseEnabled`, or `kmsMasterKeyId`",
    };
}

export default rule;
