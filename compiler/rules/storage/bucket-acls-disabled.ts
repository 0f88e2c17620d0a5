import { companion } from "../shared/companion.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket ACLs are disabled",
  reason: "Access is decided in one place, the policy.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "bucket ACLs are off",
    ids: { checkov: ["CKV2_AWS_65"], securityHub: ["S3.12"], prowler: ["s3_bucket_acl_prohibited"] },
  },
  checkPlan: companion(
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "bucket",
    "ACLs are not off",
    ({ inputs }) => isRecord(inputs["rule"]) && inputs["rule"]["objectOwnership"] === "BucketOwnerEnforced",
  ),
};

export default rule;
