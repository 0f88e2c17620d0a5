import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Enhanced Monitoring is enabled for the database",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "enhanced monitoring is on",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_118"], securityHub: ["RDS.6"], prowler: ["rds_instance_enhanced_monitoring_enabled"] },
  },
};

export default rule;
