import type { Environment } from "../../model/types.ts";
import type { Rule } from "../rule.ts";

interface Dependent {
  readonly key: string;
  readonly isUnused: (spec: Environment["spec"]) => boolean;
  readonly help: string;
  /** The key that would give it an effect. */
  readonly off: string;
}

const dependents: readonly Dependent[] = [
  {
    key: "rds.rdsReadReplicaInstanceClass",
    isUnused: ({ rds }) => rds.rdsReadReplicaInstanceClass !== undefined && !rds.enableRdsReadReplica,
    help: "remove it, or turn on `enableRdsReadReplica`",
    off: "rds.enableRdsReadReplica",
  },
  {
    key: "backup.backupWeeklySchedule",
    isUnused: ({ backup }) => backup.backupWeeklySchedule !== undefined && !backup.enableBackup,
    help: "remove it, or turn on `enableBackup`",
    off: "backup.enableBackup",
  },
  {
    key: "backup.backupWeeklySchedule",
    isUnused: ({ backup }) => backup.backupWeeklySchedule !== undefined && backup.enableBackup && backup.backupWeeklyRetentionDays === 0,
    help: "remove it, or set `backupWeeklyRetentionDays`",
    off: "backup.backupWeeklyRetentionDays",
  },
  {
    key: "backup.backupSchedule",
    isUnused: ({ backup }) => backup.backupSchedule !== undefined && !backup.enableBackup,
    help: "remove it, or turn on `enableBackup`",
    off: "backup.enableBackup",
  },
  {
    key: "iam.customerManagedKeyArn",
    isUnused: ({ iam }) => iam.customerManagedKeyArn !== undefined && !iam.enableCustomerManagedKeys,
    help: "remove it, or turn on `enableCustomerManagedKeys`",
    off: "iam.enableCustomerManagedKeys",
  },
  {
    key: "alb.existingAccessLogBucket",
    isUnused: ({ alb }) => alb.existingAccessLogBucket !== undefined && !alb.enableAlbAccessLogs,
    help: "remove it, or turn on `enableAlbAccessLogs`",
    off: "alb.enableAlbAccessLogs",
  },
  {
    key: "alb.existingAccessLogPrefix",
    isUnused: ({ alb }) => alb.existingAccessLogPrefix !== undefined && alb.existingAccessLogBucket === undefined,
    help: "remove it, or set `existingAccessLogBucket`",
    off: "alb.existingAccessLogBucket",
  },
];

const rule: Rule = {
  severity: "warning",
  title: "Key has no effect while its feature is disabled",
  reason: "A key whose feature is off has no effect, but reads as if the feature were on.",
  source: "platform-compile",
  good: "{rds: {enableRdsReadReplica: true, rdsReadReplicaInstanceClass: db.t3.small}}",
  bad: "{rds: {enableRdsReadReplica: false, rdsReadReplicaInstanceClass: db.t3.small}}",

  *checkSpec({ spec }) {
    for (const { key, isUnused, help, off } of dependents) {
      if (!isUnused(spec)) continue;
      yield { key, message: `the key has no effect without \`${off}\``, help, related: [{ key: off, message: "off" }] };
    }
  },
};

export default rule;
