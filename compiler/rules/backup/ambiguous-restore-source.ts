import type { Rule } from "../rule.ts";

const restoreKey = "rds.rdsRestoreToPointInTime";

const rule: Rule = {
  severity: "error",
  title: "Restore does not name exactly one snapshot or point in time",
  reason: "A database is created from one source: a snapshot, or another database at one moment.",
  source: "RDS RestoreDBInstanceFromDBSnapshot and RestoreDBInstanceToPointInTime",
  good: "{rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true}}}",
  bad: '{rds: {rdsSnapshotIdentifier: realtime-prod-db-final, rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true, time: "2026-11-20T03:15:00Z"}}}',

  *checkSpec({ spec: { rds } }) {
    const { rdsRestoreToPointInTime: restore, rdsSnapshotIdentifier: snapshot } = rds;
    if (restore === undefined) return;
    if (snapshot !== undefined) {
      yield {
        key: restoreKey,
        message: "the database cannot be made from a snapshot and to a point in time",
        help: "keep one of the two",
        related: [{ key: "rds.rdsSnapshotIdentifier", message: "the snapshot" }],
      };
    }
    if (restore.time !== undefined && restore.latest === true) {
      yield {
        key: `${restoreKey}.latest`,
        message: "the database cannot be restored to two moments",
        help: "keep `time` or `latest`",
        related: [{ key: `${restoreKey}.time`, message: "the other moment" }],
      };
    }
    if (restore.time === undefined && restore.latest !== true) {
      yield { key: restoreKey, message: "the moment is missing", help: "add `time: 2026-11-20T03:15:00Z`, or `latest: true`" };
    }
  },
};

export default rule;
