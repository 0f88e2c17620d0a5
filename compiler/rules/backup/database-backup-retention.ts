import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database backups are retained for at least 7 days",
  reason:
    "RDS restores to a point in time within the retention period only. A mistake that is noticed after a week cannot be undone with a shorter one.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11",
  good: "{rds: {rdsBackupRetentionDays: 7}}",
  bad: "{rds: {rdsBackupRetentionDays: 6}}",
  security: {
    optional: "in-dev",
    demand: "database backups are retained for at least 7 days",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_133"], securityHub: ["RDS.11"], trivy: ["AWS-0077"], prowler: ["rds_instance_backup_enabled"] },
  },
};

export default rule;
