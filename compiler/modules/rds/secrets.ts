/** Secrets of the database: their ARNs are the same in every shape, only their versions change. */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { concat, jsonText, secret, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { appCredential, hasPrevious, masterCredential, type Credential } from "./credentials.ts";
import { appSecret, appSecretVersion, instance, masterSecret, masterSecretVersion, proxy, replica } from "./refs.ts";

/** Text, for ECS injects a key of the JSON as it stands. */
const port = "5432";
const previousCauses = ["rds.enableRdsProxy", "rds.rdsCredentialVersion"];

/**
 * The credential before the current one, for the proxy alone: it knows a role by a secret of its own, and tasks that still use
 * the old role must be able to open connections until they are replaced.
 */
export const previousSecret = handle("aws:secretsmanager/secret:Secret", "rds-app-previous-secret");
export const previousSecretVersion = handle("aws:secretsmanager/secretVersion:SecretVersion", "rds-app-previous-secret-version");

/** Does the proxy need the previous credential? */
export function needsPrevious(environment: Environment): boolean {
  return environment.spec.rds.enableRdsProxy && hasPrevious(environment);
}

export function lowerSecrets(environment: Environment): readonly Draft[] {
  return [
    lowerSecret(environment, masterSecret, "db-owner", "Master user of the database, for the database-setup task alone"),
    resource(masterSecretVersion, { secretId: masterSecret.id, secretString: secretJson(masterDocument(environment)) }),
    lowerSecret(environment, appSecret, "db-app", "Application role of the database, with its URLs"),
    resource(
      appSecretVersion,
      { secretId: appSecret.id, secretString: secretJson(appDocument(environment)) },
      // A rolled-back task definition names an earlier version: it must stay readable.
      { retainOnDelete: true },
    ),
    ...(needsPrevious(environment) ? lowerPrevious(environment) : []),
  ];
}

/** Comes and goes with the proxy, and its value stands elsewhere: it is deleted at once, so that its name is free again. */
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

/** Protected with the database: without its passwords nobody gets in, and a deleted secret's name is blocked for its recovery window. */
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
      // What may be deleted may be created again at once, under the same name; the deletion of what is protected can be undone.
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

function masterDocument(environment: Environment): object {
  const current = appCredential(environment);
  const next = appCredential(environment, 1);
  return {
    ...masterCredential(environment),
    engine: "postgres",
    // Not the proxy's: it does not know the master user.
    host: instance.out("address"),
    port,
    dbname: key(environment, "rds.rdsDatabaseName"),
    appUsername: current.username,
    appPassword: current.password,
    nextAppUsername: next.username,
    nextAppPassword: next.password,
  };
}

/** Host that tasks write to: the proxy's, or the database's own. */
export function writerHost(environment: Environment): Traced<Expr<string>> {
  return key(environment, "rds.enableRdsProxy").map((enabled) => (enabled ? proxy.out("endpoint") : instance.out("address")));
}

/** Host that tasks read from: the replica's (a proxy has no replica behind it, aws-constraints X3), or the writer's. */
export function readerHost(environment: Environment): Traced<Expr<string>> {
  const enabled = key(environment, "rds.enableRdsReadReplica");
  return enabled.value ? enabled.map(() => replica.out("address")) : writerHost(environment).alsoFrom(...enabled.from);
}

function url(environment: Environment, { username, password }: Credential, host: Traced<Expr<string>>): Traced<Expr<string>> {
  const database = key(environment, "rds.rdsDatabaseName");
  const sslMode = key(environment, "rds.rdsSslMode");
  return traced(concat("postgresql://", username, ":", password, "@", host, `:${port}/`, database, "?sslmode=", sslMode));
}
