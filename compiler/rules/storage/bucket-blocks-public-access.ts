import { companion } from "../shared/companion.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets block all public access",
  reason: "All four: two are for ACLs, two for policies.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "buckets block public access",
    ids: {
      checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"],
      securityHub: ["S3.1", "S3.8", "S3.2", "S3.3"],
      trivy: ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AWS-0094"],
      cdkNag: ["S2"],
      cis: ["v3 2.1.4"],
      prowler: ["s3_bucket_level_public_access_block", "s3_bucket_public_access"],
    },
  },
  checkPlan: companion(
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "bucket",
    "public access is not blocked in all four ways",
    ({ inputs }) =>
      ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].every((property) => inputs[property] === true),
  ),
};

export default rule;
