/** Final snapshot on deletion. Its name must differ at every deletion, although the plan is constant. */
import { databaseIdentifier } from "../../model/database-identifier.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { pointInTimeWord } from "./point-in-time.ts";

const suffix = handle("random:index/randomId:RandomId", "rds-final-snapshot");

/**
 * The keepers are the inputs that replace the database, so that its successor gets a new name for its own final snapshot. The suffix is
 * deleted with the stack, so a recreated stack gets a new one as well. Absent values become a word, because the provider ignores a keeper
 * that becomes null.
 */
export function lowerFinalSnapshot(environment: Environment): readonly Draft[] {
  if (!environment.spec.rds.enableRdsFinalSnapshot) return [];
  const keepers = {
    identifier: databaseIdentifier(environment),
    dbName: key(environment, "rds.rdsDatabaseName"),
    username: key(environment, "rds.rdsMasterUsername"),
    kmsKeyId: keyArn(environment).map((arn): string | Expr<string> => arn ?? "aws/rds"),
    snapshotIdentifier: key(environment, "rds.rdsSnapshotIdentifier").map((snapshot) => snapshot ?? "none"),
    restoreToPointInTime: pointInTimeWord(environment),
  };
  return [resource(suffix, { byteLength: 4, keepers }, { from: ["rds.enableRdsFinalSnapshot"] })];
}

/** Deletion properties of the database. With a final snapshot, the automated backups are also kept until they expire. */
export function deletionOf(environment: Environment) {
  const enabled = key(environment, "rds.enableRdsFinalSnapshot");
  const name = databaseIdentifier(environment);
  return {
    skipFinalSnapshot: enabled.map((on) => !on),
    finalSnapshotIdentifier: traced(
      enabled.value ? concat(name.value, "-final-", suffix.out("hex")) : undefined,
      ...enabled.from,
      ...(enabled.value ? name.from : []),
    ),
    deleteAutomatedBackups: enabled.map((on) => !on),
  };
}
