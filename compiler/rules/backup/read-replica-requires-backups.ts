import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Read replica requires automated backups",
  reason: "A replica is made from the database's own backups, and AWS refuses to switch them off while there is one.",
  source: "RDS CreateDBInstance, BackupRetentionPeriod",
  good: "{rds: {enableRdsReadReplica: true, rdsBackupRetentionDays: 1}}",
  bad: "{rds: {enableRdsReadReplica: true, rdsBackupRetentionDays: 0}}",

  *checkSpec({ spec: { rds } }) {
    if (!rds.enableRdsReadReplica || rds.rdsBackupRetentionDays > 0) return;
    yield {
      key: "rds.rdsBackupRetentionDays",
      message: "with `enableRdsReadReplica` on, backups must be kept for at least 1 day",
      help: "use 1 or more, or turn the replica off",
      related: [{ key: "rds.enableRdsReadReplica", message: "the read replica" }],
    };
  },
};

export default rule;
