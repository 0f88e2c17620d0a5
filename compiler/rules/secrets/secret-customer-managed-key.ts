import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Secrets use a customer managed key",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "secrets use a customer-managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_149"], trivy: ["AWS-0098"] },
  },
};

export default rule;
