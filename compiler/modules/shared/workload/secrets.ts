/**
 * What each task reads from Secrets Manager: variables of its container, secrets that its execution role may read, and versions that must
 * exist first.
 */
import type { Environment } from "../../../model/types.ts";
import type { Handle } from "../../../plan/builder/draft.ts";
import type { Expr } from "../../../plan/builder/expr.ts";
import { traced, type Traced } from "../../../plan/builder/traced.ts";
import { appSecret, appSecretVersion, databaseSecrets, databaseSetupSecrets, masterSecret, masterSecretVersion } from "../../rds/refs.ts";
import { isManaged, managedKey, managedSecretArn, type ContainerSecret } from "../../rds/refs.ts";
import { redisSecret, redisSecrets, redisSecretVersion } from "../../redis/refs.ts";

export interface TaskSecrets {
  /** Variables, each with the JSON key and the version of a secret. */
  readonly variables: readonly ContainerSecret[];
  /** ARNs of the only secrets that the execution role may read. */
  readonly secretArns: readonly (Expr<string> | Traced<Expr<string>>)[];
  /** Secret versions that must exist before the task starts; without a value the start fails. */
  readonly versions: readonly Handle<"aws:secretsmanager/secretVersion:SecretVersion">[];
}

/** For every service and worker: the application's database URLs and the Redis URLs. */
export const workloadSecrets: TaskSecrets = {
  variables: [...databaseSecrets(), ...redisSecrets()],
  secretArns: [appSecret.out("arn"), redisSecret.out("arn")],
  versions: [appSecretVersion, redisSecretVersion],
};

/** For the run-once migration, which changes the schema as the application role. */
export const migrationSecrets: TaskSecrets = {
  variables: databaseSecrets(),
  secretArns: [appSecret.out("arn")],
  versions: [appSecretVersion],
};

/** For the run-once database-setup, the only task with the master user's credential. */
export function setupSecrets(environment: Environment): TaskSecrets {
  return {
    variables: databaseSetupSecrets(environment),
    secretArns: [masterSecret.out("arn"), ...(isManaged(environment) ? [traced(managedSecretArn, managedKey)] : [])],
    versions: [masterSecretVersion],
  };
}
