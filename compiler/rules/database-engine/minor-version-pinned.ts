import { majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Engine version pins a minor version",
  reason: "AWS upgrades minor versions automatically. From then on a pinned version asks for a downgrade, which RDS refuses.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.Minor.html",
  good: '{rds: {rdsEngineVersion: "17"}}',
  bad: '{rds: {rdsEngineVersion: "17.6"}}',

  *checkSpec({ spec: { rds } }) {
    const version = rds.rdsEngineVersion;
    if (!version.includes(".")) return;
    yield {
      key: "rds.rdsEngineVersion",
      message: `${version} pins a minor version that AWS will replace in a maintenance window`,
      help: `use \`"${majorOf(version)}"\`: AWS then chooses the minor version, and no update asks for an older one`,
    };
  },
};

export default rule;
