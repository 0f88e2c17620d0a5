import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Restored database does not use the KMS key of its source",
  reason:
    "A database that is restored to a point in time keeps the encryption key of its source. A plan with another key would replace the database at every update.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html",
  good: '{iam: {enableCustomerManagedKeys: true, customerManagedKeyArn: "arn:aws:kms:eu-central-1:412356789014:key/0e4fb4a2-7d1c-4b0e-9a53-6c2d8f1b9a77"}, rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true}}}',
  bad: "{iam: {enableCustomerManagedKeys: true}, rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true}}}",

  *checkSpec({ spec: { iam, rds } }) {
    if (rds.rdsRestoreToPointInTime === undefined || !iam.enableCustomerManagedKeys || iam.customerManagedKeyArn !== undefined) return;
    yield {
      key: "rds.rdsRestoreToPointInTime",
      message: "the restored database keeps the KMS key of its source, but this environment creates a new key",
      help: "set `iam.customerManagedKeyArn` to the key of the source",
      related: [{ key: "iam.enableCustomerManagedKeys", message: "creates a new key" }],
    };
  },
};

export default rule;
