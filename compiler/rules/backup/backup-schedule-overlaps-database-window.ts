import { collisions, derivedSchedule, startWindowMinutes } from "../shared/backup-schedule.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Backup schedule overlaps a database window",
  reason:
    "AWS Backup cannot start a snapshot of a database from an hour before its maintenance window to the window's end, nor should it during RDS's own backup: such jobs fail.",
  source: "AWS Backup Developer Guide, plan options and configuration",
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
          message: "the database's maintenance and backup windows leave no hour for a backup",
          help: `shorten them, or state \`backup.${name}\``,
          related: [{ key: "rds.rdsBackupWindow", message: "the backup window" }],
        };
        return;
      }
      for (const { key, text } of expression === undefined ? [] : collisions(rds, expression)) {
        const blocked = key === "rds.rdsMaintenanceWindow" ? `from an hour before the maintenance window ${text} to its end` : `in ${text}`;
        yield {
          key: `backup.${name}`,
          message: `jobs may start within ${startWindowMinutes} minutes of \`${expression}\`, and must not ${blocked}`,
          help: free[name] === undefined ? "choose another time" : `leave the key out for \`${free[name]}\`, or choose another time`,
          related: [{ key, message: "the window" }],
        };
      }
    }
  },
};

export default rule;
