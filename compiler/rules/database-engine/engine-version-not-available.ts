import {
  creatableVersions,
  isCreatableVersion,
  isDeprecatedVersion,
  isNewerVersion,
  majorOf,
  nearestVersion,
} from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";
import { unknownValue } from "../shared/allow-unknown.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS cannot create the PostgreSQL version",
  reason: "RDS creates instances of the versions that it lists. A deprecated or unknown minor version fails minutes into `up`.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-versions.html",
  good: '{rds: {rdsEngineVersion: "17"}}',
  bad: '{rds: {rdsEngineVersion: "16.1"}}',

  *checkSpec(environment) {
    const { rds } = environment.spec;
    const version = rds.rdsEngineVersion;
    if (isCreatableVersion(version)) return;
    const versions = creatableVersions(majorOf(version));
    const range = versions.length === 0 ? "" : `; available for PostgreSQL ${majorOf(version)}: ${versions.join(", ")}`;
    yield {
      // Older versions are known to be unavailable; only a newer one may be missing from the table.
      ...(isNewerVersion(version) ? unknownValue(environment, version) : {}),
      key: "rds.rdsEngineVersion",
      message: `${isDeprecatedVersion(version) ? `PostgreSQL ${version} is deprecated, and RDS no longer creates it` : `RDS has no PostgreSQL ${version}`}${range}`,
      help: `the nearest available version is \`${nearestVersion(version)}\``,
    };
  },
};

export default rule;
