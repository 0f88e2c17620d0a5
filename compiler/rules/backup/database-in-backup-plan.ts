import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database is in a backup plan",
  reason:
    "Automated backups belong to the instance and end with it. AWS Backup keeps its recovery points in a vault of their own, where a policy and a lock protect them.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-26",
  good: "{backup: {enableBackup: true}}",
  bad: "{backup: {enableBackup: false}}",
  security: {
    optional: "in-dev",
    demand: "the database is in a backup plan",
    prodWaiver: "price",
    ids: { securityHub: ["RDS.26"], cdkNag: ["RDS13"], prowler: ["rds_instance_protected_by_backup_plan"] },
  },
};

export default rule;
