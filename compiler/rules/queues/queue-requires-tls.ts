import type { Rule } from "../rule.ts";
import { refusesPlainHttp } from "../shared/tls-only.ts";

const rule: Rule = {
  severity: "error",
  title: "Queues reject unencrypted HTTP",
  reason:
    "SQS accepts requests over HTTP unless the queue policy denies them. Credentials and messages would cross the network unencrypted.",
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html#enforce-encryption-data-in-transit",
  good: "{overrides: {sqs-push-policy: {set: {policy.Statement.0.Sid: DenyUnencryptedHttp}}}}",
  bad: '{overrides: {sqs-push-policy: {set: {policy.Statement.0.Condition: {Bool: {"aws:SecureTransport": "true"}}}}}}',

  security: { optional: "never", demand: "queues reject unencrypted HTTP", ids: { cdkNag: ["SQS4"] } },
  checkPlan: refusesPlainHttp({
    type: "aws:sqs/queue:Queue",
    policyType: "aws:sqs/queuePolicy:QueuePolicy",
    link: "queueUrl",
    action: "sqs:*",
  }),
};

export default rule;
