import type { Rule } from "../rule.ts";
import { companion } from "../shared/companion.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets have default encryption",
  reason:
    "S3 encrypts new objects by default. Stating the algorithm keeps a later change of that default, or a change by hand, from going unnoticed.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html",
  good: "{alb: {enableAlbAccessLogs: true}}",
  bad: '{extraResources: {exports: {type: "aws:s3/bucket:Bucket", inputs: {}}}}',

  security: {
    optional: "never",
    demand: "buckets have default encryption",
    ids: { checkov: ["CKV_AWS_19"], trivy: ["AWS-0088"], prowler: ["s3_bucket_default_encryption"] },
  },
  checkPlan: companion(
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "bucket",
    "the bucket has no default encryption",
    ({ inputs }) => /"sseAlgorithm":"(AES256|aws:kms(:dsse)?)"/.test(JSON.stringify(inputs["rules"] ?? null)),
  ),
};

export default rule;
