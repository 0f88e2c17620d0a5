import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database does not use the default port",
  reason: "obscurity; the security group closes the port",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "the database port is not the default",
    note: "obscurity; the security group closes the port",
    ids: { securityHub: ["RDS.23"], cdkNag: ["RDS11"], prowler: ["rds_instance_non_default_port"] },
  },
};

export default rule;
