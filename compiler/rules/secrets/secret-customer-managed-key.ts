import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets are encrypted with a customer managed key",
  reason:
    "By default Secrets Manager uses the AWS managed key `aws/secretsmanager`, whose policy cannot be changed. Only with a customer managed key can this account control and audit who decrypts its secrets.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
  good: "{iam: {enableCustomerManagedKeys: true}}",
  bad: "{iam: {enableCustomerManagedKeys: false}}",

  security: {
    optional: "in-dev",
    demand: "secrets are encrypted with a customer managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_149"], trivy: ["AWS-0098"] },
  },
};

export default rule;
