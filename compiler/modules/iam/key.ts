/** One customer-managed key for everything in the environment that supports one, and one for the alarm topic in another region. */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Lowered } from "../../plan/builder/draft.ts";
import { combine, rule, traced } from "../../plan/builder/traced.ts";
import { outsideKeys, outsideRegion } from "../observability/refs.ts";
import { keyPolicy, topicKeyPolicy } from "./key-policy.ts";
import { environmentKey, outsideKey } from "./refs.ts";

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

/**
 * The key of the alarm topic in another region, because a topic cannot use a key of the environment's. It encrypts messages on their way only,
 * so it is neither protected nor retained.
 */
export function lowerOutsideKey(environment: Environment): readonly Draft[] {
  const region = traced(outsideRegion(environment), "region");
  if (region.value === undefined || !environment.spec.iam.enableCustomerManagedKeys) return [];
  return [
    resource(
      outsideKey,
      {
        region,
        description: nameOf(environment, "tag", "outside-alarms").map((name) => `Encrypts ${name}`),
        enableKeyRotation: rule("key-rotation-and-policy", true),
        rotationPeriodInDays: key(environment, "iam.keyRotationDays"),
        deletionWindowInDays: key(environment, "iam.keyDeletionWindowDays"),
        policy: topicKeyPolicy(environment, region.value),
      },
      { from: [...outsideKeys, "iam.enableCustomerManagedKeys"] },
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
