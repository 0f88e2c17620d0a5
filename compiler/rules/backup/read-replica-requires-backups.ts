import { replicasIn } from "../../plan/replicas.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Read replica requires automated backups",
  reason: "RDS creates a read replica from a backup of its source, and does not let you disable automated backups while a replica exists.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  good: "{rds: {enableRdsReadReplica: true, rdsBackupRetentionDays: 1}}",
  bad: "{rds: {enableRdsReadReplica: true, rdsBackupRetentionDays: 0}}",

  *checkSpec({ spec: { rds } }) {
    if (!rds.enableRdsReadReplica || rds.rdsBackupRetentionDays > 0) return;
    yield {
      key: "rds.rdsBackupRetentionDays",
      message: "a read replica requires automated backups, and `rdsBackupRetentionDays` is 0",
      help: "use 1 or more, or turn off `enableRdsReadReplica`",
      related: [{ key: "rds.enableRdsReadReplica", message: "the read replica" }],
    };
  },

  *checkPlan(view) {
    for (const { replica, source } of replicasIn(view)) {
      if (view.number(source, "backupRetentionPeriod", 0) > 0) continue;
      const message = `the read replica ${replica.id} requires automated backups, and \`backupRetentionPeriod\` is 0`;
      yield { resource: source.id, property: "backupRetentionPeriod", message, help: "use 1 or more" };
    }
  },
};

export default rule;
