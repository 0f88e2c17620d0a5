import { databaseIdentifier } from "../../model/database-identifier.ts";
import type { Rule } from "../rule.ts";

const restoreKey = "rds.rdsRestoreToPointInTime";

const rule: Rule = {
  severity: "error",
  title: "Restore names its own database or an invalid or future time",
  reason: "A restore reads another database, at a moment that has been.",
  source: "RDS RestoreDBInstanceToPointInTime; the database is deleted before its successor is created",
  good: '{rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, time: "2026-11-20T03:15:00Z"}}}',
  bad: '{rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-dev-db, time: "2027-02-30T03:15:00Z"}}}',

  *checkSpec(environment, { asOf }) {
    const restore = environment.spec.rds.rdsRestoreToPointInTime;
    if (restore === undefined) return;
    if (restore.sourceInstance === databaseIdentifier(environment).value) {
      yield {
        key: `${restoreKey}.sourceInstance`,
        message: `\`${restore.sourceInstance}\` is this environment's own database, which is deleted before the restored one is created`,
        help: "name the ARN of its kept automated backups, or restore into a new environment",
      };
    }
    const { time } = restore;
    if (time === undefined) return;
    const day = time.slice(0, 10);
    if (!new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day)) {
      yield { key: `${restoreKey}.time`, message: `there is no day ${day}`, help: "write the day of the calendar that is meant" };
    } else if (day > asOf) {
      yield { key: `${restoreKey}.time`, message: `${day} has not been yet`, help: "name a moment within the source's backup retention" };
    }
  },
};

export default rule;
