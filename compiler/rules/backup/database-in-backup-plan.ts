import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database is in a backup plan",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the database is in a backup plan",
    prodWaiver: "price",
    ids: { securityHub: ["RDS.26"], cdkNag: ["RDS13"], prowler: ["rds_instance_protected_by_backup_plan"] },
  },
};

export default rule;
