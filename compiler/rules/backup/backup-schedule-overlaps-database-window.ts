import type { Rule } from "../rule.ts";
import { collisions, derivedSchedule, startWindowMinutes } from "../shared/backup-schedule.ts";

const rule: Rule = {
  severity: "error",
  title: "Backup schedule overlaps a database window",
  reason:
    "AWS Backup cannot start a backup of the database during its maintenance window or in the hour before it, and a job during RDS's own backup window fails as well. There is no recovery point for such a day.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html",
  good: '{backup: {backupSchedule: "cron(0 1 ? * * *)"}, rds: {rdsBackupWindow: "03:00-04:00", rdsMaintenanceWindow: "sun:05:00-sun:06:00"}}',
  bad: '{backup: {backupSchedule: "cron(30 4 ? * * *)"}, rds: {rdsBackupWindow: "02:00-03:00", rdsMaintenanceWindow: "sun:05:00-sun:06:00"}}',

  *checkSpec({ spec: { backup, rds } }) {
    if (!backup.enableBackup) return;
    const derived = derivedSchedule(rds);
    const free = { backupSchedule: derived?.daily, backupWeeklySchedule: derived?.weekly };
    const names = ["backupSchedule", ...(backup.backupWeeklyRetentionDays > 0 ? ["backupWeeklySchedule"] : [])] as (keyof typeof free)[];
    for (const name of names) {
      const expression = backup[name];
      if (expression === undefined && derived === undefined) {
        yield {
          key: "rds.rdsMaintenanceWindow",
          message: "the database's maintenance and backup windows leave no time for a backup",
          help: `shorten the windows, or set \`backup.${name}\``,
          related: [{ key: "rds.rdsBackupWindow", message: "the backup window" }],
        };
        return;
      }
      for (const { key, text } of expression === undefined ? [] : collisions(rds, expression)) {
        const blocked =
          key === "rds.rdsMaintenanceWindow"
            ? `from an hour before the maintenance window ${text} to its end`
            : `in the backup window ${text}`;
        yield {
          key: `backup.${name}`,
          message: `jobs start within ${startWindowMinutes} minutes of \`${expression}\`, but cannot start ${blocked}`,
          help: free[name] === undefined ? "choose another time" : `remove the key for \`${free[name]}\`, or choose another time`,
          related: [{ key, message: "the database window" }],
        };
      }
    }
  },
};

export default rule;
