/**
 * Passwords of the master user and of the application roles `app_v<version>`. Roles come in three slots, so that raising
 * `rdsCredentialVersion` makes one new password and leaves the other two alone: the role that tasks still use, the one that
 * they roll to (which database-setup has created before), and the one after it.
 */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

type Password = Handle<"random:index/randomPassword:RandomPassword">;

export interface Credential {
  readonly username: Traced<string>;
  readonly password: Traced<Expr<string>>;
}

const versionKey = "rds.rdsCredentialVersion";
const slots = ["a", "b", "c"] as const;
/** Letters and digits alone stand in a URL as they are, and RDS takes them all (aws-constraints R4). */
const readable = { length: 48, special: false } as const;

const masterPassword: Password = handle("random:index/randomPassword:RandomPassword", "rds-master-password");

/** Version n takes the slot of version n − 3, which nobody uses any more. */
function slotOf(version: number): Password {
  return handle("random:index/randomPassword:RandomPassword", `rds-app-password-${slots[(version - 1) % slots.length]!}`);
}

/** The versions whose passwords are kept: previous (from the second on), current, next. */
function keptVersions(environment: Environment): readonly number[] {
  const current = environment.spec.rds.rdsCredentialVersion;
  return [current - 1, current, current + 1].filter((version) => version >= 1);
}

export function lowerPasswords(environment: Environment): readonly Draft[] {
  return [
    resource(masterPassword, { ...readable, keepers: { version: key(environment, "rds.rdsMasterPasswordVersion").map(String) } }),
    ...keptVersions(environment).map((version) =>
      resource(slotOf(version), { ...readable, keepers: { version: traced(String(version), versionKey) } }, { from: [versionKey] }),
    ),
  ];
}

export function masterCredential(environment: Environment): Credential {
  return { username: key(environment, "rds.rdsMasterUsername"), password: traced(masterPassword.out("result")) };
}

/** The application's role: `0` the current one, `1` the one that the next rotation will use, `-1` the one before. */
export function appCredential(environment: Environment, offset: -1 | 0 | 1 = 0): Credential {
  const version = environment.spec.rds.rdsCredentialVersion + offset;
  return { username: traced(`app_v${version}`, versionKey), password: traced(slotOf(version).out("result"), versionKey) };
}

/** Is there a credential before the current one, which tasks may hold during a rotation? */
export function hasPrevious(environment: Environment): boolean {
  return environment.spec.rds.rdsCredentialVersion > 1;
}
