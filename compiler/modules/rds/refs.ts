/**
 * The database as other modules see it. The application credential has the same form in every configuration
 * (docs/decisions/0004-database-credentials.md).
 */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

export const instance = handle("aws:rds/instance:Instance", "rds-instance");
export const replica = handle("aws:rds/instance:Instance", "rds-replica");
export const proxy = handle("aws:rds/proxy:Proxy", "rds-proxy");
export const proxyTarget = handle("aws:rds/proxyTarget:ProxyTarget", "rds-proxy-target");

/** JSON with username, password, engine, host, port, dbname, url and readUrl of the application role. */
export const appSecret = handle("aws:secretsmanager/secret:Secret", "rds-app-secret");
export const appSecretVersion = handle("aws:secretsmanager/secretVersion:SecretVersion", "rds-app-secret-version");
/**
 * Credentials of the master user and of the roles that database-setup creates. Only that run-once task may read it. JSON with username,
 * password, engine, host, port, dbname, appUsername, appPassword, nextAppUsername and nextAppPassword.
 */
export const masterSecret = handle("aws:secretsmanager/secret:Secret", "rds-master-secret");
export const masterSecretVersion = handle("aws:secretsmanager/secretVersion:SecretVersion", "rds-master-secret-version");

export const managedKey = "rds.enableRdsManagedMasterPassword";

/** Does RDS manage the master password? Then it keeps user and password in a secret of its own. */
export function isManaged(environment: Environment): boolean {
  return environment.spec.rds.enableRdsManagedMasterPassword;
}

/** ARN of the secret in which RDS keeps the master user. JSON with username and password. */
export const managedSecretArn: Expr<string> = instance.at("masterUserSecrets", 0, "secretArn");

/** Identifier of the read replica. */
export function replicaName(environment: Environment): Traced<string> {
  return nameOf(environment, "dbInstance", "db-replica");
}

/**
 * `valueFrom` of an ECS secret: one JSON key of a secret at exactly the planned version. A new value therefore creates a new task
 * definition, and no running task keeps a replaced value.
 */
export function secretKey(
  secret: Handle<"aws:secretsmanager/secret:Secret">,
  version: Handle<"aws:secretsmanager/secretVersion:SecretVersion">,
  jsonKey: string,
): Expr<string> {
  return concat(secret.out("arn"), `:${jsonKey}::`, version.out("versionId"));
}

/** An environment variable of a container and the secret that it comes from. */
export interface ContainerSecret {
  readonly name: string;
  readonly valueFrom: Expr<string> | Traced<Expr<string>>;
}

/** DATABASE_URL and DATABASE_READ_URL. The read URL is the replica's endpoint, or the writer's if there is no replica. */
export function databaseSecrets(): readonly ContainerSecret[] {
  return [
    { name: "DATABASE_URL", valueFrom: secretKey(appSecret, appSecretVersion, "url") },
    { name: "DATABASE_READ_URL", valueFrom: secretKey(appSecret, appSecretVersion, "readUrl") },
  ];
}

const setupVariables = {
  PGHOST: "host",
  PGPORT: "port",
  PGDATABASE: "dbname",
  PGUSER: "username",
  PGPASSWORD: "password",
  APP_USERNAME: "appUsername",
  APP_PASSWORD: "appPassword",
  NEXT_APP_USERNAME: "nextAppUsername",
  NEXT_APP_PASSWORD: "nextAppPassword",
} as const;

/**
 * Variables of database-setup: libpq's variables for the master user, and the credentials of the two application roles to create. Of a
 * secret that RDS rotates, the task reads the current version when it starts.
 */
export function databaseSetupSecrets(environment: Environment): readonly ContainerSecret[] {
  return Object.entries(setupVariables).map(([name, jsonKey]) => {
    const isRdsOwn = isManaged(environment) && (jsonKey === "username" || jsonKey === "password");
    return { name, valueFrom: isRdsOwn ? traced(concat(managedSecretArn, `:${jsonKey}::`), managedKey) : ownKey(jsonKey) };
  });
}

function ownKey(jsonKey: string): Expr<string> {
  return secretKey(masterSecret, masterSecretVersion, jsonKey);
}

/** Resources that must exist before a task can use the database. */
export function databaseDependencies(environment: Environment): readonly Handle[] {
  return [
    appSecretVersion,
    instance,
    ...(environment.spec.rds.enableRdsProxy ? [proxyTarget] : []),
    ...(environment.spec.rds.enableRdsReadReplica ? [replica] : []),
  ];
}
