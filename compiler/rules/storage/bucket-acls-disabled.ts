import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { companion } from "../shared/companion.ts";

const disabled = companion(
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "bucket",
  "ACLs are not disabled: expected `objectOwnership: BucketOwnerEnforced`",
  ({ inputs }) => isRecord(inputs["rule"]) && inputs["rule"]["objectOwnership"] === "BucketOwnerEnforced",
);

const rule: Rule = {
  severity: "error",
  title: "Bucket ACLs are disabled",
  reason:
    "With ACLs enabled, the uploader of an object owns it and can grant access that the bucket policy does not show. With ACLs disabled, only policies decide.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12",
  good: "{alb: {enableAlbAccessLogs: true}}",
  bad: "{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-ownership: {set: {rule.objectOwnership: BucketOwnerPreferred}}}}",

  security: {
    optional: "never",
    demand: "bucket ACLs are disabled",
    ids: { checkov: ["CKV2_AWS_65"], securityHub: ["S3.12"], prowler: ["s3_bucket_acl_prohibited"] },
  },

  *checkPlan(view) {
    yield* disabled(view);
    for (const { id, inputs } of view.ofType("aws:s3/bucket:Bucket")) {
      const property = ["acl", "grants"].find((name) => inputs[name] !== undefined && inputs[name] !== "private");
      if (property !== undefined) yield { resource: id, property, message: "an ACL gives others access to the bucket" };
    }
  },
};

export default rule;
