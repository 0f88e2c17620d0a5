/** One customer-managed key for everything in the environment that supports one. */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Lowered } from "../../plan/builder/draft.ts";
import { combine, rule } from "../../plan/builder/traced.ts";
import { keyPolicy } from "./key-policy.ts";
import { environmentKey } from "./refs.ts";

/** The key is protected together with what it encrypts: a teardown turns these off anyway. */
const protections = [
  "backup.enableBackupVaultProtection",
  "ecr.enableRepositoryProtection",
  "rds.rdsDeletionProtection",
  "redis.enableRedisProtection",
] as const;

const from = ["iam.customerManagedKeyArn", "iam.enableCustomerManagedKeys"];

/**
 * In class prod the key is retained when the stack is destroyed: final snapshots and the recovery points of a retained vault are unreadable
 * without it, and even a key that is pending deletion cannot be used.
 */
export function lowerKey(environment: Environment): readonly Draft[] {
  const { enableCustomerManagedKeys, customerManagedKeyArn } = environment.spec.iam;
  if (!enableCustomerManagedKeys || customerManagedKeyArn !== undefined) return [];
  const isProd = key(environment, "class").map((name) => name === "prod");
  const protect = combine([isProd, ...protections.map((name) => key(environment, name))], (prod, ...all) => prod && all.includes(true));
  return [
    resource(
      environmentKey,
      {
        description: nameOf(environment, "tag", "data").map((name) => `Encrypts data of ${name}`),
        enableKeyRotation: rule("key-rotation-and-policy", true),
        rotationPeriodInDays: key(environment, "iam.keyRotationDays"),
        deletionWindowInDays: key(environment, "iam.keyDeletionWindowDays"),
        policy: keyPolicy(environment),
      },
      { from, protect, retainOnDelete: isProd },
    ),
    resource(
      handle("aws:kms/alias:Alias", "iam-key-alias"),
      { name: nameOf(environment, "keyAlias", "data").map((name) => `alias/${name}`), targetKeyId: environmentKey.id },
      { from },
    ),
  ];
}

/** Policy statements that an existing key must have. The platform does not change existing keys, so it only prints them. */
export function keyOutputs(environment: Environment): NonNullable<Lowered["outputs"]> {
  const existing = key(environment, "iam.customerManagedKeyArn");
  const isUsed = environment.spec.iam.enableCustomerManagedKeys && existing.value !== undefined;
  return {
    keyPolicy: {
      value: existing.map(() => (isUsed ? keyPolicy(environment) : undefined)),
      description: "Statements that the policy of the existing key must hold, besides those of its other users.",
    },
  };
}
