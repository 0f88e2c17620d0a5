/** Keys of what the environment has in other regions, where its own key cannot encrypt. */
import { nameOf } from "../shared/names.ts";
import { copyOf } from "../../model/backup-copy.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { rule, traced } from "../../plan/builder/traced.ts";
import { outsideKeys, outsideRegion } from "../observability/refs.ts";
import { copyKeyPolicy, topicKeyPolicy } from "./key-policy.ts";
import { copyKey, copyKeyArn, outsideKey } from "./refs.ts";

/** The key of the alarm topic. It encrypts messages on their way only, so it is neither protected nor retained. */
export function lowerOutsideKey(environment: Environment): readonly Draft[] {
  const region = outsideRegion(environment);
  if (region === undefined || !environment.spec.iam.enableCustomerManagedKeys) return [];
  return [
    resource(
      outsideKey,
      {
        region: traced(region, "region"),
        ...common(environment, "outside-alarms"),
        policy: topicKeyPolicy(environment, region),
      },
      { from: [...outsideKeys, "iam.enableCustomerManagedKeys"] },
    ),
  ];
}

/** The key of the vault with copies of backups. Like the vault it is retained in class prod: without it no copy can be read. */
export function lowerCopyKey(environment: Environment): readonly Draft[] {
  const region = copyOf(environment)?.region;
  if (region === undefined || copyKeyArn(environment).value === undefined) return [];
  const isProd = key(environment, "class").map((name) => name === "prod");
  return [
    resource(
      copyKey,
      {
        region: traced(region, "backup.backupCopyTo.region"),
        ...common(environment, "copies"),
        policy: copyKeyPolicy(environment, region),
      },
      {
        from: ["backup.enableBackup", "backup.backupCopyTo", "iam.enableCustomerManagedKeys"],
        protect: key(environment, "backup.enableBackupVaultProtection"),
        retainOnDelete: isProd,
      },
    ),
  ];
}

function common(environment: Environment, what: string) {
  return {
    description: nameOf(environment, "tag", what).map((name) => `Encrypts ${name}`),
    enableKeyRotation: rule("key-rotation-and-policy", true),
    rotationPeriodInDays: key(environment, "iam.keyRotationDays"),
    deletionWindowInDays: key(environment, "iam.keyDeletionWindowDays"),
  };
}
