import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "A backup plan and a backup vault exist",
  reason:
    "Without a backup plan the only copies of the data are the automated backups of the database. They expire after 35 days at most, and RDS deletes them with the instance unless they are retained.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html",
  good: "{backup: {enableBackup: true}}",
  bad: "{backup: {enableBackup: false}}",
  security: {
    optional: "in-dev",
    demand: "a backup plan and a backup vault exist",
    prodWaiver: "price",
    ids: { prowler: ["backup_plans_exist", "backup_vaults_exist", "backup_reportplans_exist"] },
  },
};

export default rule;
