import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every queue is encrypted",
  reason: "Otherwise SQS stores messages unencrypted at rest, including those in dead-letter queues.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1",
  good: "{overrides: {sqs-push: {remove: [sqsManagedSseEnabled], set: {kmsMasterKeyId: alias/aws/sqs}}}}",
  bad: "{overrides: {sqs-push: {set: {sqsManagedSseEnabled: false}}}}",

  security: {
    optional: "never",
    demand: "every queue is encrypted",
    ids: {
      checkov: ["CKV_AWS_27", "CKV2_AWS_73"],
      securityHub: ["SQS.1"],
      trivy: ["AWS-0096", "AWS-0135"],
      cdkNag: ["SQS2"],
      prowler: ["sqs_queues_server_side_encryption_enabled"],
    },
  },

  *checkPlan(view) {
    for (const queue of view.ofType("aws:sqs/queue:Queue")) {
      if (queue.inputs["sqsManagedSseEnabled"] !== true && queue.inputs["kmsMasterKeyId"] === undefined)
        yield { resource: queue.id, message: "the queue is not encrypted" };
    }
  },
};

export default rule;
