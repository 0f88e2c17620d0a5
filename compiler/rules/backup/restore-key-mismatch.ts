import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Restored database does not use the source's KMS key",
  reason:
    "A database that is restored to a point in time keeps its source's encryption key; another one in the plan replaces it at every update.",
  source: "RDS RestoreDBInstanceToPointInTime takes no key; kmsKeyId replaces the instance",
  good: '{iam: {enableCustomerManagedKeys: true, customerManagedKeyArn: "arn:aws:kms:eu-central-1:412356789014:key/0e4fb4a2-7d1c-4b0e-9a53-6c2d8f1b9a77"}, rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true}}}',
  bad: "{iam: {enableCustomerManagedKeys: true}, rds: {rdsRestoreToPointInTime: {sourceInstance: realtime-prod-db, latest: true}}}",

  *checkSpec({ spec: { iam, rds } }) {
    if (rds.rdsRestoreToPointInTime === undefined || !iam.enableCustomerManagedKeys || iam.customerManagedKeyArn !== undefined) return;
    yield {
      key: "rds.rdsRestoreToPointInTime",
      message: "the restored database keeps its source's key, and the plan has a new one of this environment",
      help: "name the source's key in `iam.customerManagedKeyArn`",
      related: [{ key: "iam.enableCustomerManagedKeys", message: "a new key is created" }],
    };
  },
};

export default rule;
