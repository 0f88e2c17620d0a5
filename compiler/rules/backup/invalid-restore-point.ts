import { databaseIdentifier } from "../../model/database-identifier.ts";
import type { Rule } from "../rule.ts";

const restoreKey = "rds.rdsRestoreToPointInTime";

const rule: Rule = {
  severity: "error",
  title: "Restore names its own database or an invalid or future time",
  reason:
    "A restore copies another instance as it was at a past point in time. The environment's own database cannot be the source: it is deleted before its replacement is created.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html",
  good: '{rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, time: "2026-11-20T03:15:00Z"}}}',
  bad: '{rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-dev-db, time: "2027-02-30T03:15:00Z"}}}',

  *checkSpec(environment, { asOf }) {
    const restore = environment.spec.rds.rdsRestoreToPointInTime;
    if (restore === undefined) return;
    if (restore.sourceInstance === databaseIdentifier(environment).value) {
      yield {
        key: `${restoreKey}.sourceInstance`,
        message: `\`${restore.sourceInstance}\` is this environment's own database, which is deleted before the restored one is created`,
        help: "name the ARN of its retained automated backup, or restore into a new environment",
      };
    }
    const { time } = restore;
    if (time === undefined) return;
    const day = time.slice(0, 10);
    if (!new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day)) {
      yield { key: `${restoreKey}.time`, message: `${day} is not a calendar day`, help: "check the month and the day" };
    } else if (day > asOf) {
      yield { key: `${restoreKey}.time`, message: `${day} is in the future`, help: "name a time within the source's backup retention" };
    }
  },
};

export default rule;
