/** The role with which AWS Backup creates the database snapshots, copies them, and deletes expired ones. */
import { arnOf } from "../shared/account.ts";
import { policy, statement, trust } from "../shared/policies.ts";
import { copyOf } from "../../model/backup-copy.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { combine, rule, type Traced } from "../../plan/builder/traced.ts";
import { copyKeyArn, keyArn } from "../iam/refs.ts";
import { instance } from "../rds/refs.ts";
import { copyStatements } from "./copy.ts";
import { vault } from "./refs.ts";
import { from, outlivesStack, vaultBoundName } from "./vault.ts";

export const role = handle("aws:iam/role:Role", "backup-role");
export const rolePolicy = handle("aws:iam/rolePolicy:RolePolicy", "backup-role-policy");

/** The role is retained with the vault: recovery points whose role is gone never expire. */
export function lowerRole(environment: Environment): readonly Draft[] {
  const retainOnDelete = outlivesStack(environment);
  return [
    resource(
      role,
      {
        name: vaultBoundName(environment, 64, "account"),
        description: "Lets AWS Backup take and expire snapshots of the database",
        assumeRolePolicy: rule("trust-policy-own-account", trust(environment, "backup.amazonaws.com")),
      },
      // Same as for the vault: the suffix in the name allows create-before-delete.
      { from, retainOnDelete, deleteBeforeReplace: false },
    ),
    resource(rolePolicy, { name: "back-up-database", role: role.out("name"), policy: permissions(environment) }, { from, retainOnDelete }),
  ];
}

/** AWS's managed policy for backups, reduced to this database and to snapshots named `awsbackup:…` by AWS Backup. */
function permissions(environment: Environment): Traced<Expr<string>> {
  const snapshots = arnOf(environment, "rds", "snapshot:awsbackup:*");
  const ofDatabase = [
    statement({ Effect: "Allow", Action: ["rds:DescribeDBInstances"], Resource: [arnOf(environment, "rds", "db:*")] }),
    statement({ Effect: "Allow", Action: ["rds:ListTagsForResource"], Resource: [instance.out("arn"), snapshots] }),
    statement({ Effect: "Allow", Action: ["rds:CreateDBSnapshot"], Resource: [instance.out("arn"), snapshots] }),
    statement({
      Effect: "Allow",
      Action: ["rds:DescribeDBSnapshots"],
      Resource: [instance.out("arn"), arnOf(environment, "rds", "snapshot:*")],
    }),
    statement({
      Effect: "Allow",
      Action: ["rds:AddTagsToResource", "rds:DeleteDBSnapshot", "rds:ModifyDBSnapshotAttribute"],
      Resource: [snapshots],
    }),
    statement({ Effect: "Allow", Action: ["backup:DescribeBackupVault"], Resource: [vault.out("arn")] }),
    ...copyStatements(environment, snapshots),
  ];
  const keys = combine([keyArn(environment), copyKeyArn(environment)], (...arns) => arns.flatMap((arn) => arn ?? []));
  return keys
    .map((arns) => policy(...ofDatabase, ...(arns.length === 0 ? [] : ofKeys(arns))))
    .alsoFrom("region", ...(copyOf(environment) === undefined ? [] : ["backup.backupCopyTo"]));
}

function ofKeys(arns: readonly Expr<string>[]) {
  return [
    statement({ Effect: "Allow", Action: ["kms:DescribeKey"], Resource: arns }),
    statement({
      Effect: "Allow",
      Action: ["kms:CreateGrant"],
      Resource: arns,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    }),
  ];
}
