import { majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const key = "rds.allowRdsMajorVersionUpgradeTo";

const rule: Rule = {
  severity: "error",
  title: "Major version upgrade is left over, deferred or without backups",
  reason: "A major upgrade happens once, on purpose, with a snapshot to go back to, and not behind the back of the parameter group.",
  source: "RDS User Guide, upgrading the major version of PostgreSQL",
  good: '{rds: {rdsEngineVersion: "17", allowRdsMajorVersionUpgradeTo: "17"}}',
  bad: '{rds: {rdsEngineVersion: "17", allowRdsMajorVersionUpgradeTo: "16", rdsApplyImmediately: false, rdsBackupRetentionDays: 0}}',

  *checkSpec({ spec: { rds } }) {
    const allowed = rds.allowRdsMajorVersionUpgradeTo;
    if (allowed === undefined) return;
    const version = { key: "rds.rdsEngineVersion", message: "the version" };
    if (allowed !== majorOf(rds.rdsEngineVersion)) {
      yield {
        key,
        message: `an upgrade to ${allowed} is allowed, and \`rdsEngineVersion\` is ${rds.rdsEngineVersion}: the key is left over, or the version is not raised`,
        help: `remove the key; to upgrade to ${majorOf(rds.rdsEngineVersion)} write \`"${majorOf(rds.rdsEngineVersion)}"\``,
        related: [version],
      };
    }
    if (!rds.rdsApplyImmediately) {
      yield {
        key,
        message: "the upgrade would wait for the maintenance window, and the old parameter group be deleted before it, which AWS refuses",
        help: "turn `rdsApplyImmediately` on for the upgrade",
        related: [{ key: "rds.rdsApplyImmediately", message: "changes wait here" }],
      };
    }
    if (rds.rdsBackupRetentionDays === 0) {
      yield {
        key,
        message: "there is no way back: RDS takes a snapshot before an upgrade only where it keeps backups",
        help: "set `rdsBackupRetentionDays` to 1 or more, and deploy that first",
        related: [{ key: "rds.rdsBackupRetentionDays", message: "no backups are kept" }],
      };
    }
  },
};

export default rule;
