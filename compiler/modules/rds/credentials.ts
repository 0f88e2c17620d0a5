/**
 * Passwords of the master user and of the application roles `app_v<version>`. Roles rotate through three slots, so that raising
 * `rdsCredentialVersion` creates one new password and keeps the other two: the role that tasks still use, and the role that they roll to,
 * which database-setup created earlier. The new one is for the next rotation.
 */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { isManaged, managedKey } from "./refs.ts";

type Password = Handle<"random:index/randomPassword:RandomPassword">;

export interface Credential {
  readonly username: Traced<string>;
  readonly password: Traced<Expr<string>>;
}

const versionKey = "rds.rdsCredentialVersion";
const slots = ["a", "b", "c"] as const;
/** Letters and digits need no escaping in a URL, and RDS accepts all of them. */
const readable = { length: 48, special: false } as const;

const masterPassword: Password = handle("random:index/randomPassword:RandomPassword", "rds-master-password");

/** Version n reuses the slot of version n − 3, which is no longer in use. */
function slotOf(version: number): Password {
  return handle("random:index/randomPassword:RandomPassword", `rds-app-password-${slots[(version - 1) % slots.length]!}`);
}

/** Versions whose passwords are kept: previous (from version 2 on), current and next. */
function keptVersions(environment: Environment): readonly number[] {
  const current = environment.spec.rds.rdsCredentialVersion;
  return [current - 1, current, current + 1].filter((version) => version >= 1);
}

export function lowerPasswords(environment: Environment): readonly Draft[] {
  return [
    ...(isManaged(environment) ? [] : [lowerMasterPassword(environment)]),
    ...keptVersions(environment).map((version) =>
      resource(slotOf(version), { ...readable, keepers: { version: traced(String(version), versionKey) } }, { from: [versionKey] }),
    ),
  ];
}

function lowerMasterPassword(environment: Environment): Draft {
  const version = key(environment, "rds.rdsMasterPasswordVersion").map(String);
  return resource(masterPassword, { ...readable, keepers: { version } }, { from: [managedKey] });
}

/** The master password, unless RDS manages it in a secret of its own. */
export function masterPasswordOf(environment: Environment) {
  const managed = isManaged(environment);
  return {
    password: traced(managed ? undefined : masterPassword.out("result"), managedKey),
    manageMasterUserPassword: traced(managed ? true : undefined, managedKey),
    masterUserSecretKmsKeyId: managed ? keyArn(environment).alsoFrom(managedKey, "rule:secret-customer-managed-key") : undefined,
  };
}

/** Credential of the application role: `0` is the current one, `1` the next one, `-1` the previous one. */
export function appCredential(environment: Environment, offset: -1 | 0 | 1 = 0): Credential {
  const version = environment.spec.rds.rdsCredentialVersion + offset;
  return { username: traced(`app_v${version}`, versionKey), password: traced(slotOf(version).out("result"), versionKey) };
}

/** True when there is a previous credential, which tasks may still use during a rotation. */
export function hasPrevious(environment: Environment): boolean {
  return environment.spec.rds.rdsCredentialVersion > 1;
}
