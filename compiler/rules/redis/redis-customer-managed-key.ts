import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis is encrypted at rest with a customer managed key",
  reason:
    "The default key is owned by AWS. Only with a customer managed key can this account control, audit and revoke access to the data on disk and in snapshots.",
  source:
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html#using-customer-managed-keys-for-elasticache-security",
  good: "{iam: {enableCustomerManagedKeys: true}}",
  bad: "{iam: {enableCustomerManagedKeys: false}}",

  security: {
    optional: "in-dev",
    demand: "Redis is encrypted at rest with a customer managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_191"] },
  },
};

export default rule;
