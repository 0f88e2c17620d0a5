/** Restoring the database from another one's backups, to a moment. */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import type { Traced } from "../../plan/builder/traced.ts";

type Restore = NonNullable<Environment["spec"]["rds"]["rdsRestoreToPointInTime"]>;

/** `restoreToPointInTime` of the database; nothing where the spec restores none. */
export function pointInTime(environment: Environment) {
  return key(environment, "rds.rdsRestoreToPointInTime").map((restore) => (restore === undefined ? undefined : inputsOf(restore)));
}

/** A source that is gone is known by its backups, which have an ARN of their own. */
function inputsOf({ sourceInstance, time }: Restore) {
  const source = sourceInstance.startsWith("arn:")
    ? { sourceDbInstanceAutomatedBackupsArn: sourceInstance }
    : { sourceDbInstanceIdentifier: sourceInstance };
  return { ...source, ...(time === undefined ? { useLatestRestorableTime: true } : { restoreTime: time }) };
}

/** A word for the restore, which replaces the database: keeper of what must change with it. */
export function pointInTimeWord(environment: Environment): Traced<string> {
  return key(environment, "rds.rdsRestoreToPointInTime").map((restore) =>
    restore === undefined ? "none" : `${restore.sourceInstance} ${restore.time ?? "latest"}`,
  );
}
