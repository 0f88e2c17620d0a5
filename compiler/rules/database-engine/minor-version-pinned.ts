import { majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Engine version pins a minor version",
  reason: "AWS upgrades minor versions by itself; a spec that pins one asks for a downgrade afterwards, which AWS refuses.",
  source: "RDS User Guide, Automatically upgrading the minor engine version",
  good: '{rds: {rdsEngineVersion: "17"}}',
  bad: '{rds: {rdsEngineVersion: "17.6"}}',

  *checkSpec({ spec: { rds } }) {
    const version = rds.rdsEngineVersion;
    if (!version.includes(".")) return;
    yield {
      key: "rds.rdsEngineVersion",
      message: `${version} pins a minor version, and AWS will upgrade past it in a maintenance window`,
      help: `write \`"${majorOf(version)}"\`: AWS then picks the minor version, and no update asks for an older one`,
    };
  },
};

export default rule;
