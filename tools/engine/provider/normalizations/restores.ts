/**
 * A restored database has the storage encryption of its source, whatever the program states: RDS's restore takes no key. Both properties
 * replace the database. It begins in the standard mode of Database Insights, which the next update changes in place.
 */
import type { Cloud } from "../cloud.ts";
import { named } from "../references.ts";
import { textOf, type Properties } from "../wire.ts";
import type { Normalization } from "./types.ts";

const sources = [
  "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html",
  "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html",
  "https://github.com/hashicorp/terraform-provider-aws/issues/15390",
  "https://github.com/hashicorp/terraform-provider-aws/pull/47742",
];

/** Compared as they are. What a restore changes is in `restored`, because it depends on the account. */
export const kept: Normalization = { returned: (value) => value, compared: (value) => value, sources };

/** The account's record of a snapshot's key. */
export const snapshotRecord = (identifier: string): string => `snapshot ${identifier}`;

const insights = { databaseInsightsMode: "standard" };

/** Outputs of a new resource that come from what it was restored from. */
export function restored(token: string, inputs: Properties, cloud: Cloud): Properties {
  if (token !== "aws:rds/instance:Instance") return {};
  const snapshot = inputs["snapshotIdentifier"];
  if (snapshot !== undefined) {
    const kmsKeyId = cloud.contentOf(snapshotRecord(textOf(snapshot)));
    return { ...insights, kmsKeyId: kmsKeyId ?? "", storageEncrypted: kmsKeyId !== undefined };
  }
  const restore = inputs["restoreToPointInTime"] as Properties | undefined;
  if (restore === undefined) return {};
  const source = named(cloud, token, restore["sourceDbInstanceIdentifier"]);
  if (source === undefined) return insights;
  return { ...insights, kmsKeyId: source.outputs["kmsKeyId"], storageEncrypted: source.outputs["storageEncrypted"] };
}
