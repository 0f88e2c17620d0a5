/** When an edit of the spec changes the database or its backups, the plan names the edited key as the cause. */
import { describe, expect, it } from "vitest";
import backup from "../../../../compiler/modules/backup/index.ts";
import rds from "../../../../compiler/modules/rds/index.ts";
import { environmentOf } from "../../../../tools/fixtures/specs.ts";
import { lowerOnly, type LoweredResource } from "../../../support/lower.ts";

type Tree = Record<string, unknown>;

/** Edits that a frozen spec accepts, by the key that they change. */
const edits: readonly (readonly [key: string, value: unknown, base?: Tree])[] = [
  ["rds.rdsInstanceClass", "db.r6g.large", { rds: { enableRdsReadReplica: true } }],
  ["rds.rdsAllocatedStorage", 100],
  ["rds.rdsMaxAllocatedStorage", 500],
  ["rds.rdsMultiAz", false],
  ["rds.rdsEngineVersion", "16"],
  ["rds.rdsBackupRetentionDays", 0],
  ["rds.rdsDeletionProtection", false],
  ["rds.enableRdsProxy", false],
  ["rds.enableRdsProxy", false, { rds: { rdsCredentialVersion: 3 } }],
  ["rds.rdsProxyMaxConnectionsPercent", 50],
  ["rds.rdsProxyIdleClientTimeout", 60],
  ["rds.enableRdsReadReplica", true],
  ["rds.rdsReadReplicaInstanceClass", "db.t3.large", { rds: { enableRdsReadReplica: true } }],
  ["rds.rdsBackupWindow", "10:00-11:00"],
  ["rds.rdsMaintenanceWindow", "wed:00:30-wed:01:30"],
  ["rds.rdsParameters", { work_mem: "8192" }],
  ["rds.rdsDatabaseName", "chat"],
  ["rds.rdsMasterUsername", "boss"],
  ["rds.rdsCredentialVersion", 2],
  ["rds.rdsMasterPasswordVersion", 2],
  ["rds.enableRdsManagedMasterPassword", true],
  ["rds.rdsSslMode", "verify-full"],
  ["rds.rdsUrlClient", "libpq"],
  ["rds.rdsSnapshotIdentifier", "before-the-fire"],
  ["rds.enableRdsFinalSnapshot", false],
  ["rds.rdsApplyImmediately", false],
  ["rds.enableRdsLogExports", false, { rds: { enableRdsReadReplica: true } }],
  ["rds.rdsLogRetentionDays", 90],
  ["rds.rdsMonitoringIntervalSeconds", 0],
  ["rds.enableRdsPerformanceInsights", false],
  ["rds.rdsDatabaseInsightsMode", "advanced"],
  ["rds.enableRdsIamAuthentication", false],
  ["rds.enableRdsEventSubscriptions", false],
  ["backup.enableBackup", false],
  ["backup.backupDailyRetentionDays", 10],
  ["backup.backupWeeklyRetentionDays", 0],
  ["backup.backupSchedule", "cron(0 20 ? * * *)"],
  ["backup.backupWeeklySchedule", "cron(0 20 ? * SAT *)"],
  ["backup.enableBackupVaultLock", false],
  ["backup.enableBackupVaultProtection", false],
  ["iam.enableCustomerManagedKeys", false, { iam: { enableCustomerManagedKeys: true } }],
  ["observability.enableAlarms", false],
  ["vpc.availabilityZones", ["eu-central-1a", "eu-central-1b", "eu-central-1c"]],
  ["projectName", "other"],
  ["environment", "staging"],
];

function lower(over: Tree): Record<string, LoweredResource> {
  const environment = environmentOf("prod", over);
  return { ...lowerOnly(rds, environment), ...lowerOnly(backup, environment) };
}

function withValue(base: Tree, path: string, value: unknown): Tree {
  const [section, name] = path.split(".") as [string, string | undefined];
  return name === undefined ? { ...base, [section]: value } : { ...base, [section]: { ...(base[section] as Tree), [name]: value } };
}

/** Properties whose values differ, and the key that each side names as the cause. */
function unexplained(key: string, before: LoweredResource | undefined, after: LoweredResource | undefined): readonly string[] {
  if (before === undefined || after === undefined) {
    const only = (before ?? after)!;
    return only.from[""]!.includes(key) ? [] : [`${only.id}: exists without ${key}`];
  }
  const properties = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  const changed = [...properties].filter((name) => JSON.stringify(before.inputs[name]) !== JSON.stringify(after.inputs[name]));
  return changed.flatMap((name) =>
    [before, after]
      .filter((side) => name in side.inputs && !side.from[name]?.includes(key))
      .map((side) => `${side.id}.${name}: ${String(side.from[name])}`),
  );
}

describe("the plan of database and backups", () => {
  it.each(edits.map(([key, value, base]) => ({ key, value, base: base ?? {} })))(
    "names $key for all that it changes",
    ({ key, value, base }) => {
      const [before, after] = [lower(base), lower(withValue(base, key, value))];
      const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      const differing = ids.filter(
        (id) => JSON.stringify([before[id]?.inputs, before[id]?.options]) !== JSON.stringify([after[id]?.inputs, after[id]?.options]),
      );
      expect(differing).not.toEqual([]);
      expect(ids.flatMap((id) => unexplained(key, before[id], after[id]))).toEqual([]);
    },
  );
});
