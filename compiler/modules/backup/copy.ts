/** Copies of recovery points in another region or account, which losing the environment's own does not lose. */
import { arnOf } from "../shared/account.ts";
import { statement, type PolicyStatement } from "../shared/policies.ts";
import { copyOf } from "../../model/backup-copy.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { physicalName } from "../../plan/builder/names.ts";
import { combine, traced, type Traced } from "../../plan/builder/traced.ts";
import { copyKeyArn } from "../iam/refs.ts";
import { copyVault, vault } from "./refs.ts";
import { denyDeletion, from, outlivesStack, suffixLength } from "./vault.ts";

const copyFrom = [...from, "backup.backupCopyTo"];
const suffix = handle("random:index/randomId:RandomId", "backup-copy-vault-suffix");

/** The vault in the other region; none when the spec names an existing one. */
export function lowerCopyVault(environment: Environment): readonly Draft[] {
  const region = traced(copyOf(environment)?.region, "backup.backupCopyTo.region");
  if (region.value === undefined) return [];
  const arn = copyKeyArn(environment);
  const retainOnDelete = outlivesStack(environment);
  return [
    resource(
      suffix,
      { byteLength: 4, keepers: { kmsKeyArn: arn.map((value): string | Expr<string> => value ?? "aws/backup"), region: region.value } },
      { from: copyFrom },
    ),
    resource(
      copyVault,
      {
        region,
        name: physicalName(environment, "copies", { limit: 50 - suffixLength, scope: "region" }).map((stem) =>
          concat(stem, "-", suffix.out("hex")),
        ),
        kmsKeyArn: arn.alsoFrom("rule:backup-vault-customer-managed-key"),
        forceDestroy: key(environment, "class").map((name) => name === "dev"),
      },
      { from: copyFrom, protect: key(environment, "backup.enableBackupVaultProtection"), retainOnDelete, deleteBeforeReplace: false },
    ),
    resource(
      handle("aws:backup/vaultPolicy:VaultPolicy", "backup-copy-vault-policy"),
      { region, backupVaultName: copyVault.out("name"), policy: denyDeletion() },
      { from: copyFrom, retainOnDelete },
    ),
    ...lowerCopyLock(environment, region),
  ];
}

function lowerCopyLock(environment: Environment, region: Traced<string | undefined>): readonly Draft[] {
  if (!environment.spec.backup.enableBackupVaultLock) return [];
  const stated = copyRetention(environment);
  const rules = [key(environment, "backup.backupDailyRetentionDays"), key(environment, "backup.backupWeeklyRetentionDays")] as const;
  const least = combine([stated, ...rules], (days, daily, weekly) => days ?? (weekly === 0 ? daily : Math.min(daily, weekly)));
  return [
    resource(
      handle("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "backup-copy-vault-lock"),
      { region, backupVaultName: copyVault.out("name"), minRetentionDays: least },
      { from: [...copyFrom, "backup.enableBackupVaultLock"] },
    ),
  ];
}

/** The copy action of a rule that keeps its recovery points for `deleteAfter` days. RDS has no cold storage to move copies to. */
export function copyActions(environment: Environment, deleteAfter: Traced<number>) {
  const arn = destinationArn(environment);
  if (arn === undefined) return undefined;
  const lifecycle = { deleteAfter: combine([copyRetention(environment), deleteAfter], (own, ofRule) => own ?? ofRule) };
  return [{ destinationVaultArn: arn, lifecycle }];
}

/**
 * What AWS Backup needs to copy, as in AWS's managed policy for backups, reduced to its own snapshots and to this destination. In another
 * account, that account's own service-linked role receives the copy.
 */
export function copyStatements(environment: Environment, snapshots: Expr<string>): readonly PolicyStatement[] {
  const arn = destinationArn(environment);
  const copy = copyOf(environment);
  if (arn === undefined || copy === undefined) return [];
  const there = arnOf(environment, "rds", "snapshot:awsbackup:*", copy.destinationRegion);
  const elsewhere = copy.destinationRegion === environment.region ? [] : [there];
  return [
    statement({ Effect: "Allow", Action: ["backup:CopyFromBackupVault"], Resource: [vault.out("arn"), snapshots] }),
    statement({ Effect: "Allow", Action: ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"], Resource: [arn.value] }),
    statement({ Effect: "Allow", Action: ["rds:CopyDBSnapshot"], Resource: [snapshots, ...elsewhere] }),
    ...(elsewhere.length === 0
      ? []
      : [
          statement({
            Effect: "Allow",
            Action: ["rds:AddTagsToResource", "rds:DeleteDBSnapshot", "rds:DescribeDBSnapshots", "rds:ListTagsForResource"],
            Resource: elsewhere,
          }),
        ]),
  ];
}

function copyRetention(environment: Environment): Traced<number | undefined> {
  return traced(copyOf(environment)?.retentionDays, "backup.backupCopyTo.retentionDays");
}

function destinationArn(environment: Environment): Traced<string | Expr<string>> | undefined {
  const copy = copyOf(environment);
  if (copy === undefined) return undefined;
  if (copy.vaultArn !== undefined) return traced(copy.vaultArn, "backup.backupCopyTo.vaultArn");
  return traced(copyVault.out("arn"), "backup.backupCopyTo.region");
}
