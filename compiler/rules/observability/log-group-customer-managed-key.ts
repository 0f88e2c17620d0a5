import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Log groups use a customer managed key",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "log groups use a customer-managed key",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_158"], trivy: ["AWS-0017"], prowler: ["cloudwatch_log_group_kms_encryption_enabled"] },
  },
};

export default rule;
