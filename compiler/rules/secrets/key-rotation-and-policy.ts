import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { admitted, isForOwnAccount } from "../shared/principals.ts";

const rule: Rule = {
  severity: "error",
  title: "Customer managed keys rotate and have a restrictive key policy",
  reason:
    "Automatic rotation limits how much data a single version of the key protects. Without a key policy of its own, KMS applies its default policy, which leaves access to whatever IAM policies the account contains.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4",
  good: '{extraResources: {reports-key: {type: "aws:kms/key:Key", inputs: {description: Key of the reports, enableKeyRotation: true, policy: {$json: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::412356789014:root"}, Action: "kms:*", Resource: "*"}]}}}}}}',
  bad: '{extraResources: {reports-key: {type: "aws:kms/key:Key", inputs: {description: Key of the reports}}}}',

  security: {
    optional: "never",
    demand: "customer managed keys rotate and have a restrictive key policy",
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
      // KMS rotates only symmetric encryption keys.
      const symmetric = (inputs["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT";
      if (symmetric && inputs["enableKeyRotation"] !== true)
        yield { resource: id, property: "enableKeyRotation", message: "automatic rotation is disabled" };
      const policy = view.document(inputs["policy"]);
      if (policy.state !== "known" || !isRecord(policy.value))
        yield { resource: id, property: "policy", message: "the key has no key policy" };
    }
    for (const { resource, property, effect, principal, condition } of view.statements()) {
      if (
        !resource.type.startsWith("aws:kms/") ||
        effect !== "Allow" ||
        !admitted(view, principal).some(({ owner }) => owner === "everybody")
      )
        continue;
      if (!isForOwnAccount(view, condition))
        yield { resource: resource.id, property, message: "the key policy allows every principal of every account" };
    }
  },
};

export default rule;
