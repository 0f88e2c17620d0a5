import { parseCron } from "../../aws/cron.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Backup schedule is not a valid AWS cron expression",
  reason: "AWS Backup takes cron expressions of six fields, of which one of the two days is open.",
  source: "AWS Backup CreateBackupPlan, ScheduleExpression",
  good: '{backup: {backupSchedule: "cron(30 0 ? * MON-FRI *)"}}',
  bad: '{backup: {backupSchedule: "cron(0 25 ? * * *)"}}',

  *checkSpec({ spec: { backup } }) {
    for (const name of ["backupSchedule", "backupWeeklySchedule"] as const) {
      const expression = backup[name];
      const times = expression === undefined ? undefined : parseCron(expression);
      if (typeof times !== "string") continue;
      yield {
        key: `backup.${name}`,
        message: `\`${expression}\` is no schedule: ${times}`,
        help: "for example `cron(0 1 ? * * *)`: minutes, hours, day of month, month, day of week, year, in UTC",
      };
    }
  },
};

export default rule;
