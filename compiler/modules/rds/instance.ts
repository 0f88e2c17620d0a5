/** The database. */
import { databaseIdentifier } from "../../model/database-identifier.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { combine, rule, type Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { rdsGroup } from "../securityGroups/refs.ts";
import { masterCredential } from "./credentials.ts";
import { deletionOf } from "./final-snapshot.ts";
import { pointInTime } from "./point-in-time.ts";
import { parameterGroup, subnetGroup } from "./groups.ts";
import { instanceLogGroups, logExports } from "./logs.ts";
import { monitoringDependencies, monitoringOf } from "./monitoring.ts";
import { instance } from "./refs.ts";

/** Building, upgrading and the last snapshot of a large database take longer than the provider waits by itself. */
export const timeouts = { create: "90m", update: "180m", delete: "120m" } as const;

/** Largest gp3 volume of RDS, GiB (aws-constraints R5). */
const largestStorage = 65536;

export function lowerInstance(environment: Environment): Draft {
  const { username, password } = masterCredential(environment);
  return resource(
    instance,
    {
      identifier: databaseIdentifier(environment),
      engine: "postgres",
      engineVersion: key(environment, "rds.rdsEngineVersion"),
      // Without it AWS refuses a new major version (aws-constraints R28); which one it may be is checked before (unsafe-major-version-upgrade).
      allowMajorVersionUpgrade: key(environment, "rds.allowRdsMajorVersionUpgradeTo").map((major) =>
        major === undefined ? undefined : true,
      ),
      dbName: key(environment, "rds.rdsDatabaseName"),
      username: username.alsoFrom("rule:master-username-not-default"),
      // Not managed by RDS: that excludes read replicas (aws-constraints R29).
      password,
      instanceClass: key(environment, "rds.rdsInstanceClass"),
      multiAz: key(environment, "rds.rdsMultiAz").alsoFrom("rule:database-multi-az"),
      // IOPS and throughput are left to gp3's baseline: below 400 GiB AWS refuses them (aws-constraints R6).
      storageType: "gp3",
      allocatedStorage: key(environment, "rds.rdsAllocatedStorage"),
      maxAllocatedStorage: maxAllocatedStorage(environment),
      kmsKeyId: keyArn(environment).alsoFrom("rule:database-customer-managed-key"),
      snapshotIdentifier: key(environment, "rds.rdsSnapshotIdentifier"),
      restoreToPointInTime: pointInTime(environment),
      backupRetentionPeriod: key(environment, "rds.rdsBackupRetentionDays").alsoFrom("rule:database-backup-retention"),
      backupWindow: key(environment, "rds.rdsBackupWindow"),
      deletionProtection: key(environment, "rds.rdsDeletionProtection").alsoFrom("rule:database-deletion-protection"),
      dbSubnetGroupName: subnetGroup.out("name"),
      ...sharedProperties(environment),
      ...deletionOf(environment),
    },
    {
      dependsOn: [...instanceLogGroups(environment, instance.logicalId), ...monitoringDependencies(environment)],
      protect: key(environment, "rds.rdsDeletionProtection"),
      // Its name is fixed, since metrics and log groups carry it: a successor cannot stand beside its predecessor.
      deleteBeforeReplace: true,
      customTimeouts: timeouts,
    },
  );
}

/** What the database and its replica have in common. */
export function sharedProperties(environment: Environment) {
  return {
    storageEncrypted: rule("database-encrypted", true),
    port: 5432,
    publiclyAccessible: rule("database-not-public", false),
    vpcSecurityGroupIds: [rdsGroup.id],
    parameterGroupName: parameterGroup.out("name"),
    caCertIdentifier: rule("database-current-ca", "rds-ca-rsa2048-g1"),
    copyTagsToSnapshot: rule("snapshot-copies-tags", true),
    autoMinorVersionUpgrade: rule("database-auto-minor-upgrade", true),
    engineLifecycleSupport: rule("database-version-supported", "open-source-rds-extended-support-disabled"),
    iamDatabaseAuthenticationEnabled: key(environment, "rds.enableRdsIamAuthentication").alsoFrom("rule:database-iam-authentication"),
    enabledCloudwatchLogsExports: logExports(environment),
    maintenanceWindow: key(environment, "rds.rdsMaintenanceWindow"),
    applyImmediately: key(environment, "rds.rdsApplyImmediately"),
    ...monitoringOf(environment),
  };
}

/** Twice the storage where the spec says nothing; 0 (no growth) where AWS's least step of 10 % does not fit any more (R8). */
export function maxAllocatedStorage(environment: Environment): Traced<number> {
  return combine([key(environment, "rds.rdsMaxAllocatedStorage"), key(environment, "rds.rdsAllocatedStorage")], (stated, allocated) => {
    if (stated !== undefined) return stated;
    const limit = Math.min(2 * allocated, largestStorage);
    return limit * 10 >= allocated * 11 ? limit : 0;
  });
}
