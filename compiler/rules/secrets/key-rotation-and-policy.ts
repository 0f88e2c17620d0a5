import { isEverybody } from "../shared/statements.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Customer managed keys rotate and have a restrictive key policy",
  reason: "Yearly rotation costs nothing; a key without a policy trusts whoever administers the account.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "customer-managed keys rotate and name their users",
    ids: {
      checkov: ["CKV_AWS_7", "CKV_AWS_33", "CKV_AWS_227", "CKV2_AWS_64"],
      securityHub: ["KMS.3", "KMS.4", "KMS.5"],
      trivy: ["AWS-0065"],
      cdkNag: ["KMS5"],
      prowler: ["kms_cmk_rotation_enabled", "kms_key_not_publicly_accessible", "kms_cmk_not_deleted_unintentionally"],
    },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:kms/key:Key")) {
      // AWS rotates symmetric keys alone.
      const symmetric = (inputs["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
      if (symmetric && inputs["enableKeyRotation"] !== true)
        yield { resource: id, property: "enableKeyRotation", message: "the key does not rotate" };
      const policy = view.document(inputs["policy"]);
      if (policy.state !== "known" || !isRecord(policy.value)) yield { resource: id, property: "policy", message: "the key has no policy" };
    }
    for (const { resource, property, effect, principal, condition } of view.statements()) {
      if (resource.type === "aws:kms/key:Key" && effect === "Allow" && isEverybody(principal) && Object.keys(condition).length === 0)
        yield { resource: resource.id, property, message: "the key is open to everybody" };
    }
  },
};

export default rule;
