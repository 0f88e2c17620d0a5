import type { Rule } from "../rule.ts";
import { demand, isTrue } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Database storage is encrypted",
  reason:
    "Without encryption, storage, backups, snapshots and replicas are all readable to whoever gets hold of them. It cannot be turned on later: the database has to be restored from an encrypted copy of a snapshot.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3",
  good: "{overrides: {rds-instance: {set: {storageEncrypted: true}}}}",
  bad: "{overrides: {rds-instance: {set: {storageEncrypted: false}}}}",
  security: {
    optional: "never",
    demand: "database storage is encrypted",
    ids: {
      checkov: ["CKV_AWS_16"],
      securityHub: ["RDS.3", "RDS.4"],
      trivy: ["AWS-0080"],
      cdkNag: ["RDS2"],
      cis: ["v3 2.3.1", "v5 2.2.1"],
      prowler: ["rds_instance_storage_encrypted"],
    },
  },

  checkPlan: demand(
    "aws:rds/instance:Instance",
    "storageEncrypted",
    "true",
    isTrue,
    // A replica without the property inherits it from its source.
    ({ inputs }) => inputs["replicateSourceDb"] !== undefined && inputs["storageEncrypted"] === undefined,
  ),
};

export default rule;
