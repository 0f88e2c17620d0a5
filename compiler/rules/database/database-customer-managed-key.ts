import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database storage is encrypted with a customer managed key",
  reason:
    "The policy of the AWS managed key `aws/rds` cannot be changed: nobody can limit who uses the key, and snapshots encrypted with it cannot be shared with another account.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
  good: "{iam: {enableCustomerManagedKeys: true}}",
  bad: "{iam: {enableCustomerManagedKeys: false}}",
  security: { optional: "in-dev", demand: "database storage is encrypted with a customer managed key", prodWaiver: "price" },
};

export default rule;
