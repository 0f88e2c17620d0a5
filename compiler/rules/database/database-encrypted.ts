import { isTrue, demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database storage is encrypted",
  reason: "A replica that says nothing inherits it from its source.",
  source: "TODO-SOURCE",

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
    ({ inputs }) => inputs["replicateSourceDb"] !== undefined && inputs["storageEncrypted"] === undefined,
  ),
};

export default rule;
