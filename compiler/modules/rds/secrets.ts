/** Database secrets. Their ARNs are the same in every configuration; only their versions change. */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { concat, jsonText, secret, type Expr } from "../../plan/builder/expr.ts";
import { combine, traced, type Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { appCredential, hasPrevious, masterPasswordOf, type Credential } from "./credentials.ts";
import { appSecret, appSecretVersion, instance, isManaged, managedKey, masterSecret, masterSecretVersion, proxy, replica } from "./refs.ts";

/** Text, because ECS injects the JSON key's value unchanged. */
const port = "5432";
const previousCauses = ["rds.enableRdsProxy", "rds.rdsCredentialVersion"];

/**
 * Previous application credential, used only by the proxy. The proxy needs one secret per role, and tasks that still use the old role must
 * be able to open connections until they are replaced.
 */
export const previousSecret = handle("aws:secretsmanager/secret:Secret", "rds-app-previous-secret");
export const previousSecretVersion = handle("aws:secretsmanager/secretVersion:SecretVersion", "rds-app-previous-secret-version");

/** True when the proxy needs the previous credential. */
export function needsPrevious(environment: Environment): boolean {
  return environment.spec.rds.enableRdsProxy && hasPrevious(environment);
}

export function lowerSecrets(environment: Environment): readonly Draft[] {
  return [
    lowerSecret(environment, masterSecret, "db-owner", "Master user of the database, for the database-setup task alone"),
    resource(masterSecretVersion, { secretId: masterSecret.id, secretString: masterString(environment) }),
    lowerSecret(environment, appSecret, "db-app", "Application role of the database, with its URLs"),
    resource(
      appSecretVersion,
      { secretId: appSecret.id, secretString: secretJson(appDocument(environment)) },
      // A rolled-back task definition names an earlier version, which must stay readable.
      { retainOnDelete: true },
    ),
    ...(needsPrevious(environment) ? lowerPrevious(environment) : []),
  ];
}

/** Exists only with the proxy, and is not the only copy of its value. No recovery window, so that the name is free at once. */
function lowerPrevious(environment: Environment): readonly Draft[] {
  const { username, password } = appCredential(environment, -1);
  return [
    resource(
      previousSecret,
      {
        ...secretInputs(environment, "db-app-previous", "Previous application role of the database, for the proxy"),
        recoveryWindowInDays: 0,
      },
      { from: previousCauses },
    ),
    resource(
      previousSecretVersion,
      { secretId: previousSecret.id, secretString: secretJson({ username, password }) },
      { from: previousCauses },
    ),
  ];
}

/**
 * Protected together with the database: it is inaccessible without its passwords, and a deleted secret's name is blocked during the
 * recovery window.
 */
function lowerSecret(
  environment: Environment,
  target: Handle<"aws:secretsmanager/secret:Secret">,
  suffix: string,
  description: string,
): Draft {
  const protection = key(environment, "rds.rdsDeletionProtection");
  return resource(
    target,
    {
      ...secretInputs(environment, suffix, description),
      // An unprotected secret may be recreated under the same name right away, so it has no recovery window. Deletion of a protected one
      // can be undone.
      recoveryWindowInDays: protection.map((isProtected) => (isProtected ? 30 : 0)),
    },
    { from: ["environment"], protect: protection },
  );
}

function secretInputs(environment: Environment, suffix: string, description: string) {
  return {
    name: nameOf(environment, "secret", suffix),
    description,
    kmsKeyId: keyArn(environment).alsoFrom("rule:secret-customer-managed-key"),
  };
}

function secretJson(document: object): Expr<string> {
  return secret(jsonText(document));
}

function appDocument(environment: Environment): object {
  const credential = appCredential(environment);
  const writer = writerHost(environment);
  return {
    ...credential,
    engine: "postgres",
    host: writer,
    port,
    dbname: key(environment, "rds.rdsDatabaseName"),
    url: url(environment, credential, writer),
    readUrl: url(environment, credential, readerHost(environment)),
  };
}

function masterString(environment: Environment): Traced<Expr<string>> {
  return traced(secretJson(masterDocument(environment)), ...(isManaged(environment) ? [managedKey] : []));
}

function masterDocument(environment: Environment): object {
  const current = appCredential(environment);
  const next = appCredential(environment, 1);
  return {
    // RDS keeps a password that it manages, and the name of the user, in a secret of its own.
    ...(isManaged(environment)
      ? {}
      : { username: key(environment, "rds.rdsMasterUsername"), password: masterPasswordOf(environment).password }),
    engine: "postgres",
    // The instance's address, not the proxy's: the proxy has no credential for the master user.
    host: instance.out("address"),
    port,
    dbname: key(environment, "rds.rdsDatabaseName"),
    appUsername: current.username,
    appPassword: current.password,
    nextAppUsername: next.username,
    nextAppPassword: next.password,
  };
}

/** Host of the writer: the proxy's, or the database's own. */
export function writerHost(environment: Environment): Traced<Expr<string>> {
  return key(environment, "rds.enableRdsProxy").map((enabled) => (enabled ? proxy.out("endpoint") : instance.out("address")));
}

/** Host for reads: the replica's (a proxy cannot target a replica), or the writer's. */
export function readerHost(environment: Environment): Traced<Expr<string>> {
  const enabled = key(environment, "rds.enableRdsReadReplica");
  return enabled.value ? enabled.map(() => replica.out("address")) : writerHost(environment).alsoFrom(...enabled.from);
}

function url(environment: Environment, { username, password }: Credential, host: Traced<Expr<string>>): Traced<Expr<string>> {
  const database = key(environment, "rds.rdsDatabaseName");
  const parameters = combine([key(environment, "rds.rdsSslMode"), key(environment, "rds.rdsUrlClient")], urlParameters);
  return traced(concat("postgresql://", username, ":", password, "@", host, `:${port}/`, database, "?", parameters));
}

/**
 * node-postgres takes `sslmode=require` for a demand to verify the certificate, unless `uselibpqcompat` asks for libpq's meaning
 * (https://www.npmjs.com/package/pg-connection-string). libpq itself refuses unknown parameters.
 */
function urlParameters(sslMode: string, client: string): string {
  return `sslmode=${sslMode}${client === "node" && sslMode === "require" ? "&uselibpqcompat=true" : ""}`;
}
