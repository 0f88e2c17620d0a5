/** Point-in-time restore of the database from the backups of another one. */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import type { Traced } from "../../plan/builder/traced.ts";

type Restore = NonNullable<Environment["spec"]["rds"]["rdsRestoreToPointInTime"]>;

/** `restoreToPointInTime` of the database; undefined when the spec restores nothing. */
export function pointInTime(environment: Environment) {
  return key(environment, "rds.rdsRestoreToPointInTime").map((restore) => (restore === undefined ? undefined : inputsOf(restore)));
}

/** A deleted source instance is identified by its automated backups, which have their own ARN. */
function inputsOf({ sourceInstance, time }: Restore) {
  const source = sourceInstance.startsWith("arn:")
    ? { sourceDbInstanceAutomatedBackupsArn: sourceInstance }
    : { sourceDbInstanceIdentifier: sourceInstance };
  return { ...source, ...(time === undefined ? { useLatestRestorableTime: true } : { restoreTime: time }) };
}

/** A text that identifies the restore. It serves as a keeper for resources that must be replaced with the database. */
export function pointInTimeWord(environment: Environment): Traced<string> {
  return key(environment, "rds.rdsRestoreToPointInTime").map((restore) =>
    restore === undefined ? "none" : `${restore.sourceInstance} ${restore.time ?? "latest"}`,
  );
}
