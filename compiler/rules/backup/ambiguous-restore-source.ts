import type { Rule } from "../rule.ts";

const restoreKey = "rds.rdsRestoreToPointInTime";

const rule: Rule = {
  severity: "error",
  title: "Restore does not name exactly one snapshot or point in time",
  reason:
    "RDS creates a restored instance from exactly one source: a snapshot, or another instance at one point in time. With two sources or none it is unclear which data is wanted.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html",
  good: "{rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true}}}",
  bad: '{rds: {rdsSnapshotIdentifier: realtime-prod-db-final, rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true, time: "2026-11-20T03:15:00Z"}}}',

  *checkSpec({ spec: { rds } }) {
    const { rdsRestoreToPointInTime: restore, rdsSnapshotIdentifier: snapshot } = rds;
    if (restore === undefined) return;
    if (snapshot !== undefined) {
      yield {
        key: restoreKey,
        message: "the database cannot be restored both from a snapshot and to a point in time",
        help: "remove `rdsSnapshotIdentifier` or `rdsRestoreToPointInTime`",
        related: [{ key: "rds.rdsSnapshotIdentifier", message: "the snapshot" }],
      };
    }
    if (restore.time !== undefined && restore.latest === true) {
      yield {
        key: `${restoreKey}.latest`,
        message: "`time` and `latest` exclude each other",
        help: "keep `time` or `latest`",
        related: [{ key: `${restoreKey}.time`, message: "the other point in time" }],
      };
    }
    if (restore.time === undefined && restore.latest !== true) {
      yield { key: restoreKey, message: "the point in time is missing", help: "add `time: 2026-11-20T03:15:00Z` or `latest: true`" };
    }
  },
};

export default rule;
