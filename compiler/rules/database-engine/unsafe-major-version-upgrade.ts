import { majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const key = "rds.allowRdsMajorVersionUpgradeTo";

const rule: Rule = {
  severity: "error",
  title: "Major version upgrade is left over, deferred or without backups",
  reason:
    "A major version upgrade is undone only by restoring the snapshot that RDS takes before it when backups are on. Deferred to the maintenance window it fails, because AWS refuses to delete the parameter group that is still in use.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.MajorVersion.Process.html",
  good: '{rds: {rdsEngineVersion: "17", allowRdsMajorVersionUpgradeTo: "17"}}',
  bad: '{rds: {rdsEngineVersion: "17", allowRdsMajorVersionUpgradeTo: "16", rdsApplyImmediately: false, rdsBackupRetentionDays: 0}}',

  *checkSpec({ spec: { rds } }) {
    const allowed = rds.allowRdsMajorVersionUpgradeTo;
    if (allowed === undefined) return;
    const version = { key: "rds.rdsEngineVersion", message: "the version" };
    if (allowed !== majorOf(rds.rdsEngineVersion)) {
      yield {
        key,
        message: `an upgrade to ${allowed} is allowed, but \`rdsEngineVersion\` is ${rds.rdsEngineVersion}: the key is left over, or the version was not raised`,
        help: `remove the key; to upgrade to ${majorOf(rds.rdsEngineVersion)}, use \`"${majorOf(rds.rdsEngineVersion)}"\``,
        related: [version],
      };
    }
    if (!rds.rdsApplyImmediately) {
      yield {
        key,
        message: "the upgrade waits for the maintenance window, but the old parameter group is deleted before it, which AWS refuses",
        help: "turn on `rdsApplyImmediately` for the upgrade",
        related: [{ key: "rds.rdsApplyImmediately", message: "defers changes" }],
      };
    }
    if (rds.rdsBackupRetentionDays === 0) {
      yield {
        key,
        message: "the upgrade cannot be undone: RDS takes a snapshot before it only when automated backups are on",
        help: "set `rdsBackupRetentionDays` to 1 or more, and deploy that first",
        related: [{ key: "rds.rdsBackupRetentionDays", message: "automated backups are off" }],
      };
    }
  },
};

export default rule;
