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
    yield {
      // Older versions are known to be unavailable; only a newer one may be missing from the table.
      ...(isNewerVersion(version) ? unknownValue(environment, version) : {}),
      key: "rds.rdsEngineVersion",
      ...notCreatable(version),
    };
  },

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const version = view.text(instance, "engineVersion");
      const isCopy = ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime"].some(
        (from) => instance.inputs[from] !== undefined,
      );
      if (version === undefined || isCopy || view.text(instance, "engine") !== "postgres") continue;
      if (isCreatableVersion(version) || isNewerVersion(version)) continue;
      yield { resource: instance.id, property: "engineVersion", ...notCreatable(version) };
    }
  },
};

function notCreatable(version: string): { readonly message: string; readonly help: string } {
  const versions = creatableVersions(majorOf(version));
  const range = versions.length === 0 ? "" : `; available for PostgreSQL ${majorOf(version)}: ${versions.join(", ")}`;
  const what = isDeprecatedVersion(version)
    ? `PostgreSQL ${version} is deprecated, and RDS no longer creates it`
    : `RDS has no PostgreSQL ${version}`;
  return { message: `${what}${range}`, help: `the nearest available version is \`${nearestVersion(version)}\`` };
}

export default rule;
