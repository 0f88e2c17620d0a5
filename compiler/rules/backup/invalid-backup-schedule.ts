import { parseCron } from "../../aws/cron.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Backup schedule is not a valid AWS cron expression",
  reason:
    "AWS Backup takes cron expressions of six fields, in UTC, of which either the day of the month or the day of the week is `?`. It rejects a plan with anything else.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
  good: '{backup: {backupSchedule: "cron(30 0 ? * MON-FRI *)"}}',
  bad: '{backup: {backupSchedule: "cron(0 25 ? * * *)"}}',

  *checkSpec({ spec: { backup } }) {
    for (const name of ["backupSchedule", "backupWeeklySchedule"] as const) {
      const expression = backup[name];
      const times = expression === undefined ? undefined : parseCron(expression);
      if (typeof times !== "string") continue;
      yield {
        key: `backup.${name}`,
        message: `\`${expression}\` is not a valid cron expression: ${times}`,
        help: "expected minutes, hours, day of month, month, day of week and year in UTC, for example `cron(0 1 ? * * *)`",
      };
    }
  },
};

export default rule;
