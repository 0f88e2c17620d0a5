import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database events have a subscriber",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "database events reach somebody",
    prodWaiver: "price",
    ids: { securityHub: ["RDS.20", "RDS.21", "RDS.22"], prowler: ["rds_instance_critical_event_subscription"] },
  },
};

export default rule;
