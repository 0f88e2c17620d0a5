import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Repositories use a customer managed key",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "repositories use a customer-managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_136"], securityHub: ["ECR.5"], trivy: ["AWS-0033"] },
  },
};

export default rule;
