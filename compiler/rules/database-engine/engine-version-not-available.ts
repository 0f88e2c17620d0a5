import {
  creatableVersions,
  isCreatableVersion,
  isDeprecatedVersion,
  isNewerVersion,
  majorOf,
  nearestVersion,
} from "../../aws/postgres-versions.ts";
import { unknownValue } from "../shared/allow-unknown.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS cannot create the PostgreSQL version",
  reason: "AWS creates an instance of listed versions only; a deprecated minor version fails minutes into `up`.",
  source: "RDS DescribeDBEngineVersions (cfn-lint engine_version)",
  good: '{rds: {rdsEngineVersion: "17"}}',
  bad: '{rds: {rdsEngineVersion: "16.1"}}',

  *checkSpec(environment) {
    const { rds } = environment.spec;
    const version = rds.rdsEngineVersion;
    if (isCreatableVersion(version)) return;
    const versions = creatableVersions(majorOf(version));
    const range = versions.length === 0 ? "" : `, of PostgreSQL ${majorOf(version)} ${versions.join(", ")} can be created`;
    yield {
      // Of what is older the table knows that it cannot be created.
      ...(isNewerVersion(version) ? unknownValue(environment, version) : {}),
      key: "rds.rdsEngineVersion",
      message: `${isDeprecatedVersion(version) ? `PostgreSQL ${version} is deprecated: RDS creates it no more` : `RDS has no PostgreSQL ${version}`}${range}`,
      help: `the nearest that can be created is \`${nearestVersion(version)}\``,
    };
  },
};

export default rule;
