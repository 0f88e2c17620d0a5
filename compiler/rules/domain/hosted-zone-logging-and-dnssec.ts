import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Hosted zone logs queries and uses DNSSEC signing",
  reason:
    "Without query logs nobody sees which names are looked up, and without DNSSEC signing answers can be forged. Both are settings of the hosted zone, which exists outside of the environment, so the rule is not enforced.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/route53-controls.html#route53-2",
  security: {
    optional: "always",
    demand: "the hosted zone logs queries and uses DNSSEC signing",
    note: "the hosted zone is not part of the environment",
    ids: {
      checkov: ["CKV2_AWS_39", "CKV2_AWS_38", "CKV_AWS_377"],
      securityHub: ["Route53.2"],
      prowler: ["route53_public_hosted_zones_cloudwatch_logging_enabled"],
    },
  },
};

export default rule;
