import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "IAM database authentication is enabled",
  reason:
    "With IAM authentication people and tools connect with tokens that expire after 15 minutes. Without it they share a password that does not.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10",
  good: "{rds: {enableRdsIamAuthentication: true}}",
  bad: "{rds: {enableRdsIamAuthentication: false}}",
  security: {
    optional: "with-waiver",
    demand: "IAM database authentication is enabled",
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
