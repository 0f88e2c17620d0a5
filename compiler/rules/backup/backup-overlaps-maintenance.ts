import type { Finding, Rule } from "../rule.ts";
import { dailyWindow, minutesOfWindow, weeklyWindow, windowsOverlap } from "../shared/windows.ts";

const minimumMinutes = 30;

const rule: Rule = {
  severity: "error",
  title: "Database backup window is too short or overlaps the maintenance window",
  reason: "RDS rejects a window shorter than 30 minutes, and a backup window that overlaps the weekly maintenance window.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  good: '{rds: {rdsBackupWindow: "03:00-04:00", rdsMaintenanceWindow: "sun:04:00-sun:05:00"}}',
  bad: '{rds: {rdsBackupWindow: "03:30-04:30", rdsMaintenanceWindow: "sun:04:00-sun:04:15"}}',

  *checkSpec({ spec: { rds } }) {
    const backup = dailyWindow(rds.rdsBackupWindow);
    const maintenance = weeklyWindow(rds.rdsMaintenanceWindow);
    yield* tooShort("rds.rdsBackupWindow", minutesOfWindow(backup));
    yield* tooShort("rds.rdsMaintenanceWindow", minutesOfWindow(maintenance));
    if (windowsOverlap(backup, maintenance)) {
      yield {
        key: "rds.rdsBackupWindow",
        message: `the backup window ${rds.rdsBackupWindow} overlaps the maintenance window ${rds.rdsMaintenanceWindow}`,
        help: "move one of the windows",
        related: [{ key: "rds.rdsMaintenanceWindow", message: "the maintenance window" }],
      };
    }
  },
};

function* tooShort(key: string, minutes: number): Iterable<Finding> {
  if (minutes < minimumMinutes)
    yield { key, message: `the window lasts ${minutes} minutes`, help: `RDS requires at least ${minimumMinutes} minutes` };
}

export default rule;
