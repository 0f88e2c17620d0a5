/**
 * What each task reads from Secrets Manager: variables of its container, secrets that its execution role may read, and versions that must
 * exist first.
 */
import { appSecret, appSecretVersion, databaseSecrets, databaseSetupSecrets, masterSecret, masterSecretVersion } from "../../rds/refs.ts";
import type { ContainerSecret } from "../../rds/refs.ts";
import { redisSecret, redisSecrets, redisSecretVersion } from "../../redis/refs.ts";
import type { Handle } from "../../../plan/builder/draft.ts";

export interface TaskSecrets {
  /** Variables, each with the JSON key and the version of a secret. */
  readonly variables: readonly ContainerSecret[];
  /** The only secrets that the execution role may read. */
  readonly secrets: readonly Handle<"aws:secretsmanager/secret:Secret">[];
  /** Secret versions that must exist before the task starts; without a value the start fails. */
  readonly versions: readonly Handle<"aws:secretsmanager/secretVersion:SecretVersion">[];
}

/** For every service and worker: the application's database URLs and the Redis URLs. */
export const workloadSecrets: TaskSecrets = {
  variables: [...databaseSecrets(), ...redisSecrets()],
  secrets: [appSecret, redisSecret],
  versions: [appSecretVersion, redisSecretVersion],
};

/** For the run-once migration, which changes the schema as the application role. */
export const migrationSecrets: TaskSecrets = {
  variables: databaseSecrets(),
  secrets: [appSecret],
  versions: [appSecretVersion],
};

/** For the run-once database-setup, the only task with the master user's credential. */
export const setupSecrets: TaskSecrets = {
  variables: databaseSetupSecrets(),
  secrets: [masterSecret],
  versions: [masterSecretVersion],
};
