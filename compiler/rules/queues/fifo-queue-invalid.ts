import type { PlanValue } from "../../plan/types.ts";
import { member, isRecord } from "../../plan/values.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const types = ["aws:sqs/queue:Queue", "aws:sns/topic:Topic"];

const rule: Rule = {
  severity: "error",
  title: "The name of a FIFO queue or topic does not end in `.fifo`, or its dead-letter queue is of the other kind",
  reason: "SQS and SNS refuse the name. A FIFO queue moves messages to FIFO queues only, a standard queue to standard queues only.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
  good: '{extraResources: {orders: {type: "aws:sns/topic:Topic", inputs: {name: orders.fifo, fifoTopic: true, kmsMasterKeyId: alias/aws/sns}}, orders-policy: {type: "aws:sns/topicPolicy:TopicPolicy", inputs: {arn: {$ref: orders.arn}, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Deny, Principal: "*", Action: "sns:Publish", Resource: {$ref: orders.arn}, Condition: {Bool: {"aws:SecureTransport": "false"}}}]}}}}}}',
  bad: "{overrides: {sqs-push: {set: {fifoQueue: true}}}}",

  *checkPlan(view) {
    for (const { id, inputs } of types.flatMap((type) => view.ofType(type))) {
      const isFifo = isFifoKind(inputs);
      const name = textIn(view, inputs["name"]);
      if (inputs["name"] === undefined || isUncertain(name) || name.endsWith(".fifo") === isFifo) continue;
      yield {
        resource: id,
        property: "name",
        message: isFifo ? `\`${name}\` does not end in \`.fifo\`` : `\`${name}\` is the name of a FIFO queue`,
      };
    }
    for (const resource of view.ofType("aws:sqs/redrivePolicy:RedrivePolicy", "aws:sqs/queue:Queue")) {
      const { id, inputs } = resource;
      const source = resource.type === "aws:sqs/queue:Queue" ? resource : view.target(inputs["queueUrl"]);
      const target = source === undefined ? undefined : deadLettersOf(view, inputs["redrivePolicy"]);
      if (source === undefined || target === undefined || isFifoKind(source.inputs) === target.isFifo) continue;
      const message = `${source.id} and its dead-letter queue ${target.name} are not of the same kind`;
      yield { resource: id, property: "redrivePolicy", message };
    }
  },
};

/** A queue of the plan, or one that the policy names by its ARN. */
function deadLettersOf(view: PolicyView, policy: PlanValue | undefined): { readonly name: string; readonly isFifo: boolean } | undefined {
  const document = policy === undefined ? undefined : view.document(policy);
  if (document?.state !== "known" || !isRecord(document.value)) return undefined;
  const arn = member(document.value, "deadLetterTargetArn");
  const target = view.target(arn);
  if (target !== undefined) return { name: target.id, isFifo: isFifoKind(target.inputs) };
  const text = textIn(view, arn);
  return isUncertain(text) ? undefined : { name: text, isFifo: text.endsWith(".fifo") };
}

function isFifoKind(inputs: Readonly<Record<string, unknown>>): boolean {
  return inputs["fifoQueue"] === true || inputs["fifoTopic"] === true;
}

export default rule;
