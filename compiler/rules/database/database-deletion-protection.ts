import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database deletion protection is enabled",
  reason: "Without deletion protection a single API call or a wrong `destroy` deletes the database.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8",
  good: "{rds: {rdsDeletionProtection: true}}",
  bad: "{rds: {rdsDeletionProtection: false}}",
  security: {
    optional: "in-dev",
    demand: "database deletion protection is enabled",
    prodWaiver: "conflict",
    note: "whoever retires an environment turns protection off, deploys, and then destroys it",
    ids: {
      checkov: ["CKV_AWS_293"],
      securityHub: ["RDS.8"],
      trivy: ["AWS-0177"],
      cdkNag: ["RDS10"],
      prowler: ["rds_instance_deletion_protection"],
    },
  },
};

export default rule;
