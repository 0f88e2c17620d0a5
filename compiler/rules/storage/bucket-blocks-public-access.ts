import type { Rule } from "../rule.ts";
import { companion } from "../shared/companion.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets block all public access",
  reason:
    "Without these settings, a single wrong ACL or bucket policy makes objects public. Two of the four settings block public ACLs, the other two public policies.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8",
  good: "{alb: {enableAlbAccessLogs: true}}",
  bad: "{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-public-access-block: {set: {blockPublicPolicy: false}}}}",

  security: {
    optional: "never",
    demand: "buckets block all public access",
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
    "not all four settings that block public access are on",
    ({ inputs }) =>
      ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].every((property) => inputs[property] === true),
  ),
};

export default rule;
