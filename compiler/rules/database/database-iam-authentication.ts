import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "IAM database authentication is enabled",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "IAM database authentication is possible",
    ids: {
      checkov: ["CKV_AWS_161"],
      securityHub: ["RDS.10"],
      trivy: ["AWS-0176"],
      cdkNag: ["RDS6"],
      prowler: ["rds_instance_iam_authentication_enabled"],
    },
  },
};

export default rule;
