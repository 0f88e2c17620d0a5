import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Hosted zone logs queries and uses DNSSEC signing",
  reason: "the zone is not the environment's",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "the zone logs queries and is signed",
    note: "the zone is not the environment's",
    ids: {
      checkov: ["CKV2_AWS_39", "CKV2_AWS_38", "CKV_AWS_377"],
      securityHub: ["Route53.2"],
      prowler: ["route53_public_hosted_zones_cloudwatch_logging_enabled"],
    },
  },
};

export default rule;
