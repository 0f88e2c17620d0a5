/** When credentials were last rotated, as the spec states it. */
import type { Environment } from "./types.ts";

/** Days after which a credential is overdue (Security Hub SecretsManager.4: 90). */
export const rotationDays = 90;

/** A credential that the platform makes, and how people rotate it. */
export interface Rotation {
  /** Dotted key of the day of the last rotation. */
  readonly key: string;
  /** `the master password` */
  readonly credential: string;
  /** The steps of a rotation. */
  readonly steps: string;
  /** YYYY-MM-DD; undefined if the spec does not state it. */
  readonly on: string | undefined;
}

/** Every credential that nothing but the spec rotates. */
export function rotationsOf({ spec: { rds, redis } }: Environment): readonly Rotation[] {
  return [
    ...(rds.enableRdsManagedMasterPassword ? [] : [masterPassword(rds.rdsMasterPasswordRotatedOn)]),
    {
      key: "rds.rdsCredentialRotatedOn",
      credential: "the application credential",
      steps: "increment `rds.rdsCredentialVersion`, set `rdsCredentialRotatedOn` to today, deploy, and run the database-setup task",
      on: rds.rdsCredentialRotatedOn,
    },
    {
      key: "redis.redisAuthTokenRotatedOn",
      credential: "the Redis token",
      steps: "increment `redis.redisAuthTokenVersion`, set `redisAuthTokenRotatedOn` to today, and deploy",
      on: redis.redisAuthTokenRotatedOn,
    },
  ];
}

function masterPassword(on: string | undefined): Rotation {
  const steps = "increment `rds.rdsMasterPasswordVersion`, set `rdsMasterPasswordRotatedOn` to today, and deploy";
  return { key: "rds.rdsMasterPasswordRotatedOn", credential: "the master password", steps, on };
}
