import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Repositories are encrypted with a customer managed key",
  reason:
    "You control neither who uses the default key nor its rotation, and cannot cut off access to the images by disabling it. The encryption of a repository cannot be changed later.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5",
  good: "{iam: {enableCustomerManagedKeys: true}}",
  bad: "{iam: {enableCustomerManagedKeys: false}}",
  security: {
    optional: "in-dev",
    demand: "repositories are encrypted with a customer managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_136"], securityHub: ["ECR.5"], trivy: ["AWS-0033"] },
  },
};

export default rule;
