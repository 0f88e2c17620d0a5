import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Alarm topic is encrypted with a customer managed key",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the alarm topic is encrypted with a customer-managed key",
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
