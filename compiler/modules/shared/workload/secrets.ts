/** What each task reads from Secrets Manager: variables for its container, ARNs for its execution role, versions to wait for. */
import { appSecret, appSecretVersion, databaseSecrets, databaseSetupSecrets, masterSecret, masterSecretVersion } from "../../rds/refs.ts";
import type { ContainerSecret } from "../../rds/refs.ts";
import { redisSecret, redisSecrets, redisSecretVersion } from "../../redis/refs.ts";
import type { Handle } from "../../../plan/builder/draft.ts";

export interface TaskSecrets {
  /** Variables with the JSON key and the version of a secret (aws-constraints F18). */
  readonly variables: readonly ContainerSecret[];
  /** Secrets that the execution role may read: these and no others. */
  readonly secrets: readonly Handle<"aws:secretsmanager/secret:Secret">[];
  /** A task that starts before its secret has a value fails. */
  readonly versions: readonly Handle<"aws:secretsmanager/secretVersion:SecretVersion">[];
}

/** Of every service and worker: the application's database role and the Redis URLs. */
export const workloadSecrets: TaskSecrets = {
  variables: [...databaseSecrets(), ...redisSecrets()],
  secrets: [appSecret, redisSecret],
  versions: [appSecretVersion, redisSecretVersion],
};

/** Of the run-once migration, which changes the schema as the application's role. */
export const migrationSecrets: TaskSecrets = {
  variables: databaseSecrets(),
  secrets: [appSecret],
  versions: [appSecretVersion],
};

/** Of the run-once database-setup, the only task that knows the master user. */
export const setupSecrets: TaskSecrets = {
  variables: databaseSetupSecrets(),
  secrets: [masterSecret],
  versions: [masterSecretVersion],
};
