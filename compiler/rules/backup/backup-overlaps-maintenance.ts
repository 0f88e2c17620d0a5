import type { Rule } from "../rule.ts";
import { checkPlannedWindows, checkWindowPair } from "../shared/window-pair.ts";

const rule: Rule = {
  severity: "error",
  title: "Database backup window is too short or overlaps the maintenance window",
  reason: "RDS rejects a window shorter than 30 minutes, and a backup window that overlaps the weekly maintenance window.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  good: '{rds: {rdsBackupWindow: "03:00-04:00", rdsMaintenanceWindow: "sun:04:00-sun:05:00"}}',
  bad: '{rds: {rdsBackupWindow: "03:30-04:30", rdsMaintenanceWindow: "sun:04:00-sun:04:15"}}',

  checkSpec: ({ spec: { rds } }) =>
    checkWindowPair(
      { key: "rds.rdsBackupWindow", text: rds.rdsBackupWindow, name: "the backup window" },
      { key: "rds.rdsMaintenanceWindow", text: rds.rdsMaintenanceWindow, name: "the maintenance window" },
      30,
      "RDS",
    ),

  *checkPlan(view) {
    const clusters = view.ofType("aws:rds/cluster:Cluster");
    yield* checkPlannedWindows(view, view.ofType("aws:rds/instance:Instance"), ["backupWindow", "maintenanceWindow"], 30, "RDS");
    yield* checkPlannedWindows(view, clusters, ["preferredBackupWindow", "preferredMaintenanceWindow"], 30, "RDS");
  },
};

export default rule;
