import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database backups are retained for at least 7 days",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "database backups are kept at least 7 days",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_133"], securityHub: ["RDS.11"], trivy: ["AWS-0077"], prowler: ["rds_instance_backup_enabled"] },
  },
};

export default rule;
