/**
 * A restored database has the storage encryption of its source, whatever the program states: RDS's restore takes no key. Both properties
 * replace the database.
 */
import type { Cloud } from "../cloud.ts";
import { named } from "../references.ts";
import { textOf, type Properties } from "../wire.ts";
import type { Normalization } from "./types.ts";

const sources = [
  "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html",
  "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html",
  "https://github.com/hashicorp/terraform-provider-aws/issues/15390",
];

/** Compared as they are. What a restore changes is in `restored`, because it depends on the account. */
export const kept: Normalization = { returned: (value) => value, compared: (value) => value, sources };

/** The account's record of a snapshot's key. */
export const snapshotRecord = (identifier: string): string => `snapshot ${identifier}`;

/** Outputs of a new resource that come from what it was restored from. */
export function restored(token: string, inputs: Properties, cloud: Cloud): Properties {
  if (token !== "aws:rds/instance:Instance") return {};
  const snapshot = inputs["snapshotIdentifier"];
  if (snapshot !== undefined) {
    const kmsKeyId = cloud.contentOf(snapshotRecord(textOf(snapshot)));
    return kmsKeyId === undefined ? { kmsKeyId: "", storageEncrypted: false } : { kmsKeyId, storageEncrypted: true };
  }
  const { sourceDbInstanceIdentifier: identifier } = (inputs["restoreToPointInTime"] ?? {}) as Properties;
  const source = identifier === undefined ? undefined : named(cloud, token, identifier);
  return source === undefined ? {} : { kmsKeyId: source.outputs["kmsKeyId"], storageEncrypted: source.outputs["storageEncrypted"] };
}
