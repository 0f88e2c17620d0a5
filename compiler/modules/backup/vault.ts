/** The backup vault, its policy, lock and notifications. In class prod the vault and its policy are retained when the stack is destroyed. */
import { policy, statement } from "../shared/policies.ts";
import { copyOf } from "../../model/backup-copy.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { physicalName } from "../../plan/builder/names.ts";
import { combine, traced, type Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { alarmTopicArn, alarmTopicPolicy } from "../observability/refs.ts";
import { vault } from "./refs.ts";

export const from = ["backup.enableBackup"];

const suffix = handle("random:index/randomId:RandomId", "backup-vault-suffix");
/** A hyphen and the eight hexadecimal digits of `suffix`. */
export const suffixLength = 9;

/** True when a resource is retained after the stack is destroyed. Recovery points need their vault, and their role to expire. */
export function outlivesStack(environment: Environment): Traced<boolean> {
  return key(environment, "class").map((name) => name === "prod");
}

/**
 * A name with the vault's random suffix. A retained vault of a destroyed stack, or the vault from before a change of the customer-managed
 * key, may still use the same stem. `limit` is AWS's maximum length for the kind.
 */
export function vaultBoundName(environment: Environment, limit: number, scope: "region" | "account"): Traced<Expr<string>> {
  return physicalName(environment, "backup", { limit: limit - suffixLength, scope }).map((stem) => concat(stem, "-", suffix.out("hex")));
}

export function lowerVault(environment: Environment): readonly Draft[] {
  const arn = keyArn(environment);
  const retainOnDelete = outlivesStack(environment);
  return [
    // The keeper is the input whose change replaces the vault.
    resource(suffix, { byteLength: 4, keepers: { kmsKeyArn: arn.map((value): string | Expr<string> => value ?? "aws/backup") } }, { from }),
    resource(
      vault,
      {
        name: vaultBoundName(environment, 50, "region"),
        kmsKeyArn: arn.alsoFrom("rule:backup-vault-customer-managed-key"),
        // AWS does not delete a vault that contains recovery points. Only class dev deletes them with it.
        forceDestroy: key(environment, "class").map((name) => name === "dev"),
      },
      // The suffix allows create-before-delete.
      { from, protect: key(environment, "backup.enableBackupVaultProtection"), retainOnDelete, deleteBeforeReplace: false },
    ),
    resource(
      handle("aws:backup/vaultPolicy:VaultPolicy", "backup-vault-policy"),
      { backupVaultName: vault.out("name"), policy: denyDeletion() },
      { from, retainOnDelete },
    ),
    ...lowerLock(environment),
    ...lowerNotifications(environment),
  ];
}

/** Denies manual deletion of recovery points and manual changes to their lifecycle. Expiry by AWS Backup is not affected. */
export function denyDeletion(): Expr<string> {
  return policy(
    statement({
      Sid: "DenyDeletionOfRecoveryPoints",
      Effect: "Deny",
      Principal: "*",
      Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
      Resource: "*",
    }),
  );
}

/**
 * Governance mode: setting `changeableForDays` would make the lock irreversible. A job whose retention is below the lock's minimum fails. Not
 * retained with the vault: turning the key off must take the lock off. The vault's policy, which is retained, still denies deletions.
 */
function lowerLock(environment: Environment): readonly Draft[] {
  if (!environment.spec.backup.enableBackupVaultLock) return [];
  const least = combine(
    [key(environment, "backup.backupDailyRetentionDays"), key(environment, "backup.backupWeeklyRetentionDays")],
    (daily, weekly) => (weekly === 0 ? daily : Math.min(daily, weekly)),
  );
  return [
    resource(
      handle("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "backup-vault-lock"),
      { backupVaultName: vault.out("name"), minRetentionDays: least },
      { from: [...from, "backup.enableBackupVaultLock"] },
    ),
  ];
}

const events = ["BACKUP_JOB_COMPLETED", "RESTORE_JOB_COMPLETED", "RECOVERY_POINT_MODIFIED"];

/**
 * Notifies about every completed job, failed ones included: AWS deprecated the event for failed jobs alone. Copies have an event of their
 * own (https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html): a backup completes whether or not its copy does.
 */
function lowerNotifications(environment: Environment): readonly Draft[] {
  const topic = alarmTopicArn(environment);
  const arn = topic.value;
  if (arn === undefined) return [];
  return [
    resource(
      handle("aws:backup/vaultNotifications:VaultNotifications", "backup-vault-notifications"),
      {
        backupVaultName: vault.out("name"),
        snsTopicArn: traced(arn, ...topic.from),
        backupVaultEvents: copyOf(environment) === undefined ? events : traced([...events, "COPY_JOB_FAILED"], "backup.backupCopyTo"),
      },
      { from: [...from, "observability.enableAlarms"], dependsOn: [alarmTopicPolicy] },
    ),
  ];
}
