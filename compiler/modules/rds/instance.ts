/** The primary database instance. */
import { gp3, includedIops } from "../../aws/rds.ts";
import { databaseIdentifier } from "../../model/database-identifier.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { combine, rule, type Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { rdsGroup } from "../securityGroups/refs.ts";
import { masterPasswordOf } from "./credentials.ts";
import { deletionOf } from "./final-snapshot.ts";
import { pointInTime } from "./point-in-time.ts";
import { parameterGroup, subnetGroup } from "./groups.ts";
import { instanceLogGroups, logExports } from "./logs.ts";
import { monitoringDependencies, monitoringOf } from "./monitoring.ts";
import { instance } from "./refs.ts";

/** Creating, upgrading and taking the final snapshot of a large database takes longer than the provider's default timeouts. */
export const timeouts = { create: "90m", update: "180m", delete: "120m" } as const;

/** GiB; RDS's largest gp3 volume. */
const largestStorage = 65536;

export function lowerInstance(environment: Environment): Draft {
  return resource(
    instance,
    {
      identifier: databaseIdentifier(environment),
      engine: "postgres",
      engineVersion: key(environment, "rds.rdsEngineVersion"),
      // AWS refuses a major version upgrade without it. unsafe-major-version-upgrade has validated the target version.
      allowMajorVersionUpgrade: key(environment, "rds.allowRdsMajorVersionUpgradeTo").map((major) =>
        major === undefined ? undefined : true,
      ),
      dbName: key(environment, "rds.rdsDatabaseName"),
      username: key(environment, "rds.rdsMasterUsername").alsoFrom("rule:master-username-not-default"),
      ...masterPasswordOf(environment),
      instanceClass: key(environment, "rds.rdsInstanceClass"),
      multiAz: key(environment, "rds.rdsMultiAz").alsoFrom("rule:database-multi-az"),
      // IOPS and throughput stay at what is included: AWS refuses to have them stated for a small volume.
      storageType: "gp3",
      allocatedStorage: key(environment, "rds.rdsAllocatedStorage"),
      iops: statedIops(environment),
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
      // The name is fixed, because metrics and log groups contain it. Create-before-delete is therefore impossible.
      deleteBeforeReplace: true,
      customTimeouts: timeouts,
    },
  );
}

/**
 * Stated for a large volume although it is what RDS includes: when a small volume grows into a large one, the provider would otherwise send
 * the IOPS that the small one had, which RDS refuses (https://github.com/hashicorp/terraform-provider-aws/issues/28382).
 */
function statedIops(environment: Environment): Traced<number | undefined> {
  return key(environment, "rds.rdsAllocatedStorage").map((size) => (size < gp3.stripedFrom ? undefined : includedIops(size)));
}

/** Properties shared by the database and its replica. */
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

/**
 * GiB; by default twice the allocated storage, up to RDS's maximum. 0 turns autoscaling off when the maximum leaves no room for the 10 %
 * growth that AWS requires.
 */
export function maxAllocatedStorage(environment: Environment): Traced<number> {
  return combine([key(environment, "rds.rdsMaxAllocatedStorage"), key(environment, "rds.rdsAllocatedStorage")], (stated, allocated) => {
    if (stated !== undefined) return stated;
    const limit = Math.min(2 * allocated, largestStorage);
    return limit * 10 >= allocated * 11 ? limit : 0;
  });
}
