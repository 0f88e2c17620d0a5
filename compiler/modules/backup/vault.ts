/** The vault and what guards it. In class prod all of it stays in the account when the stack goes. */
import { policy, statement } from "../shared/policies.ts";
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
/** Hexadecimal digits of `suffix`, and a hyphen. */
const suffixLength = 9;

/** Does a resource stay in the account when the stack goes? Recovery points need their vault, and their role to expire. */
export function outlivesStack(environment: Environment): Traced<boolean> {
  return key(environment, "class").map((name) => name === "prod");
}

/**
 * A name with a suffix of the vault's own: the vault of an earlier life of the stack, or the one before the customer-managed
 * key, may still be there under the same stem. `limit` is AWS's for the kind.
 */
export function vaultBoundName(environment: Environment, limit: number, scope: "region" | "account"): Traced<Expr<string>> {
  return physicalName(environment, "backup", { limit: limit - suffixLength, scope }).map((stem) => concat(stem, "-", suffix.out("hex")));
}

export function lowerVault(environment: Environment): readonly Draft[] {
  const arn = keyArn(environment);
  const retainOnDelete = outlivesStack(environment);
  return [
    // The keeper is the input that replaces the vault.
    resource(suffix, { byteLength: 4, keepers: { kmsKeyArn: arn.map((value): string | Expr<string> => value ?? "aws/backup") } }, { from }),
    resource(
      vault,
      {
        name: vaultBoundName(environment, 50, "region"),
        kmsKeyArn: arn.alsoFrom("rule:backup-vault-customer-managed-key"),
        // AWS deletes no vault that holds recovery points (aws-constraints K8).
        forceDestroy: key(environment, "class").map((name) => name === "dev"),
      },
      // The suffix lets a successor stand beside its predecessor.
      { from, protect: key(environment, "backup.enableBackupVaultProtection"), retainOnDelete, deleteBeforeReplace: false },
    ),
    resource(
      handle("aws:backup/vaultPolicy:VaultPolicy", "backup-vault-policy"),
      { backupVaultName: vault.out("name"), policy: denyDeletion() },
      { from, retainOnDelete },
    ),
    ...lowerLock(environment, retainOnDelete),
    ...lowerNotifications(environment),
  ];
}

/** Nobody deletes a recovery point or shortens its life by hand; its end of life is AWS Backup's own act and not concerned. */
function denyDeletion(): Expr<string> {
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

/** Governance mode: `changeableForDays` would make it irreversible. Jobs with a shorter retention than its least would fail. */
function lowerLock(environment: Environment, retainOnDelete: Traced<boolean>): readonly Draft[] {
  if (!environment.spec.backup.enableBackupVaultLock) return [];
  const least = combine(
    [key(environment, "backup.backupDailyRetentionDays"), key(environment, "backup.backupWeeklyRetentionDays")],
    (daily, weekly) => (weekly === 0 ? daily : Math.min(daily, weekly)),
  );
  return [
    resource(
      handle("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "backup-vault-lock"),
      { backupVaultName: vault.out("name"), minRetentionDays: least },
      { from: [...from, "backup.enableBackupVaultLock"], retainOnDelete },
    ),
  ];
}

/** The end of every job, failed ones too: AWS has no event for failures alone any more. */
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
        backupVaultEvents: ["BACKUP_JOB_COMPLETED", "RESTORE_JOB_COMPLETED", "RECOVERY_POINT_MODIFIED"],
      },
      { from: [...from, "observability.enableAlarms"], dependsOn: [alarmTopicPolicy] },
    ),
  ];
}
