import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database deletion protection is enabled",
  reason: "an environment that is taken down must be deletable: off, deploy, destroy",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the database is protected against deletion",
    prodWaiver: "conflict",
    note: "an environment that is taken down must be deletable: off, deploy, destroy",
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
