import { referencesOf, refId } from "../../plan/references.ts";
import type { PlanValue } from "../../plan/types.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every queue has a dead-letter queue",
  reason:
    "Without a dead-letter queue, SQS delivers a message that cannot be processed again and again until it expires and is lost. A queue that receives such messages is a dead-letter queue itself and needs none.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  good: "{sqs: {extraQueues: {reports: {}}}, ecsServices: {serviceExtras: {api: {sendsTo: [reports]}}}, ecsWorkers: {workerExtras: {worker: {consumes: [reports]}}}}",
  bad: '{extraResources: {reports: {type: "aws:sqs/queue:Queue", inputs: {sqsManagedSseEnabled: true}}}}',

  security: { optional: "never", demand: "every queue has a dead-letter queue", ids: { cdkNag: ["SQS3"] } },

  *checkPlan(view) {
    const sources = new Set(view.ofType("aws:sqs/redrivePolicy:RedrivePolicy").map(({ inputs }) => refId(inputs["queueUrl"])));
    const targets = new Set(
      view.ofType("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy").flatMap(({ inputs }) => refId(inputs["queueUrl"]) ?? []),
    );
    for (const { inputs } of view.referring()) deadLetterTargets(inputs, targets);
    for (const { id, inputs } of view.ofType("aws:sqs/queue:Queue")) {
      if (inputs["redrivePolicy"] === undefined && !sources.has(id) && !targets.has(id))
        yield { resource: id, message: "the queue has no dead-letter queue" };
    }
  },
};

/** Resources that `deadLetterTargetArn`, `deadLetterConfig` and similar properties refer to, at any depth. */
function deadLetterTargets(value: PlanValue, found: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  for (const [name, inner] of Object.entries(value) as [string, PlanValue][]) {
    // Most values are texts, which refer to nothing.
    if (typeof inner !== "object") continue;
    if (name.startsWith("deadLetter")) referencesOf(inner, found);
    else deadLetterTargets(inner, found);
  }
}

export default rule;
