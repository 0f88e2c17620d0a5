import type { Rule } from "../rule.ts";
import { closedToEverybody } from "../shared/tls-only.ts";

const rule: Rule = {
  severity: "error",
  title: "No queue policy allows public access",
  reason:
    "A policy that allows every principal lets anyone with an AWS account send, read or delete messages. Access to queues belongs in IAM roles.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3",
  good: '{overrides: {sqs-push-policy: {set: {policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: {$ref: sqs-push.arn}, Condition: {StringEquals: {"aws:SourceAccount": "412356789014"}}}, {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: {$ref: sqs-push.arn}, Condition: {Bool: {"aws:SecureTransport": "false"}}}]}}}}}}',
  bad: '{overrides: {sqs-push-policy: {set: {policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: {$ref: sqs-push.arn}}, {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: {$ref: sqs-push.arn}, Condition: {Bool: {"aws:SecureTransport": "false"}}}]}}}}}}',

  security: {
    optional: "never",
    demand: "no queue policy allows public access",
    ids: {
      checkov: ["CKV_AWS_72", "CKV_AWS_168", "CKV_AWS_387"],
      securityHub: ["SQS.3"],
      trivy: ["AWS-0097"],
      prowler: ["sqs_queues_not_publicly_accessible"],
    },
  },
  checkPlan: closedToEverybody("sqs"),
};

export default rule;
