import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database does not use the default port",
  reason:
    "Another port hides the database from simple scans only. The security group closes the port to everything but the application, so the rule is not enforced.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23",
  security: {
    optional: "always",
    demand: "the database does not use the default port",
    note: "the security group closes every port, and another number would only obscure this one",
    ids: { securityHub: ["RDS.23"], cdkNag: ["RDS11"], prowler: ["rds_instance_non_default_port"] },
  },
};

export default rule;
