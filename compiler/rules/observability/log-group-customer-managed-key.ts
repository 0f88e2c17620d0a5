import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Log groups are encrypted with a customer managed key",
  reason:
    "CloudWatch Logs always encrypts log data, but with a key that AWS owns. Only with a customer managed key can this account control, audit and revoke access to the logs.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  good: "{iam: {enableCustomerManagedKeys: true}}",
  bad: "{iam: {enableCustomerManagedKeys: false}}",

  security: {
    optional: "in-dev",
    demand: "log groups are encrypted with a customer managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_158"], trivy: ["AWS-0017"], prowler: ["cloudwatch_log_group_kms_encryption_enabled"] },
  },
};

export default rule;
