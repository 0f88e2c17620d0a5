/** The backup plan: schedule, retention and the resources to back up. */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { derivedSchedule, startWindowMinutes, type BackupSchedule } from "../../rules/shared/backup-schedule.ts";
import { instance } from "../rds/refs.ts";
import { copyActions } from "./copy.ts";
import { vault } from "./refs.ts";
import { role, rolePolicy } from "./role.ts";
import { from } from "./vault.ts";

const plan = handle("aws:backup/plan:Plan", "backup-plan");
const selection = handle("aws:backup/selection:Selection", "backup-selection");
/** Minutes after which AWS Backup cancels a job. */
const completionWindow = 360;
const windowKeys = ["rds.rdsBackupWindow", "rds.rdsMaintenanceWindow", "rds.rdsBackupRetentionDays"] as const;

export function lowerPlan(environment: Environment): readonly Draft[] {
  return [
    resource(
      plan,
      { name: nameOf(environment, "backupPlan", "backup"), rules: rulesOf(environment).alsoFrom("rule:backup-plan-exists") },
      { from },
    ),
    resource(
      selection,
      {
        name: nameOf(environment, "backupPlan", "database"),
        planId: plan.id,
        iamRoleArn: role.out("arn"),
        resources: traced([instance.out("arn")], "rule:database-in-backup-plan"),
      },
      {
        from,
        dependsOn: [rolePolicy],
        // Backup plan names need not be unique. Delete-first would leave a gap without backups at every replacement.
        deleteBeforeReplace: false,
      },
    ),
  ];
}

/** No rule uses continuous backup: it would take over the database's own retention period and backup window, which the plan sets. */
function rulesOf(environment: Environment) {
  const weeklyDays = key(environment, "backup.backupWeeklyRetentionDays");
  const daily = backupRule(environment, "daily", scheduleOf(environment, "daily"), key(environment, "backup.backupDailyRetentionDays"));
  return weeklyDays.map((days) => [
    daily,
    ...(days > 0 ? [backupRule(environment, "weekly", scheduleOf(environment, "weekly"), weeklyDays)] : []),
  ]);
}

function backupRule(environment: Environment, ruleName: string, schedule: Traced<string>, deleteAfter: Traced<number>) {
  return {
    ruleName,
    targetVaultName: vault.out("name"),
    schedule,
    startWindow: startWindowMinutes,
    completionWindow,
    lifecycle: { deleteAfter },
    copyActions: copyActions(environment, deleteAfter),
  };
}

/**
 * The spec's schedule, or a default that avoids the database's windows. backup-schedule-overlaps-database-window rejects windows that leave
 * no free time.
 */
function scheduleOf(environment: Environment, kind: keyof BackupSchedule): Traced<string> {
  const name = kind === "daily" ? "backup.backupSchedule" : "backup.backupWeeklySchedule";
  const stated = key(environment, name);
  if (stated.value !== undefined) return stated.map(() => stated.value!);
  const derived = derivedSchedule(environment.spec.rds);
  if (derived === undefined) throw new Error("the database's windows leave no time for a backup");
  return traced(derived[kind], name, ...windowKeys);
}
