import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Alarm topic is encrypted with a customer managed key",
  reason:
    "Without a customer managed key, nobody in this account controls or audits who can decrypt alarm messages. With the AWS managed key `alias/aws/sns`, CloudWatch cannot publish alarms to the topic at all.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1",
  good: "{iam: {enableCustomerManagedKeys: true}}",
  bad: "{iam: {enableCustomerManagedKeys: false}}",

  security: {
    optional: "in-dev",
    demand: "the alarm topic is encrypted with a customer managed key",
    prodWaiver: "price",
    ids: {
      checkov: ["CKV_AWS_26"],
      securityHub: ["SNS.1"],
      trivy: ["AWS-0095", "AWS-0136"],
      prowler: ["sns_topics_kms_encryption_at_rest_enabled"],
    },
  },
};

export default rule;
