import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database Insights is enabled and uses a customer managed key",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "database insights are on, under a customer-managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_353", "CKV_AWS_354"], trivy: ["AWS-0133", "AWS-0078"] },
  },
};

export default rule;
