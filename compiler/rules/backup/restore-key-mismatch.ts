import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Restored database does not use the KMS key of its source",
  reason:
    "A database that is restored from a snapshot or to a point in time keeps the encryption key of its source. A plan with another key would replace the restored database at the next update, and its data would be lost.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html",
  good: '{iam: {enableCustomerManagedKeys: true, customerManagedKeyArn: "arn:aws:kms:eu-central-1:412356789014:key/0e4fb4a2-7d1c-4b0e-9a53-6c2d8f1b9a77"}, rds: {rdsSnapshotIdentifier: realtime-prod-db-final}}',
  bad: "{iam: {enableCustomerManagedKeys: true}, rds: {rdsSnapshotIdentifier: realtime-prod-db-final}}",

  *checkSpec({ spec: { iam, rds } }) {
    if (!iam.enableCustomerManagedKeys || iam.customerManagedKeyArn !== undefined) return;
    for (const [key, source] of [
      ["rdsSnapshotIdentifier", "snapshot"],
      ["rdsRestoreToPointInTime", "source"],
    ] as const) {
      if (rds[key] === undefined) continue;
      yield {
        key: `rds.${key}`,
        message: `the restored database keeps the KMS key of its ${source}, but this environment creates a new key`,
        help: `set \`iam.customerManagedKeyArn\` to the key of the ${source}`,
        related: [{ key: "iam.enableCustomerManagedKeys", message: "creates a new key" }],
      };
    }
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:rds/instance:Instance")) {
      const source = inputs["snapshotIdentifier"] ?? inputs["restoreToPointInTime"];
      // The source may be a database of this plan, which has the same key.
      if (source === undefined || view.targets(source).length > 0) continue;
      const key = view.target(inputs["kmsKeyId"]);
      if (key?.type !== "aws:kms/key:Key") continue;
      yield { resource: id, property: "kmsKeyId", message: `the restored database keeps the KMS key of its source, and ${key.id} is new` };
    }
  },
};

export default rule;
