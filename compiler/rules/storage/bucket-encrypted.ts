import { companion } from "../shared/companion.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets have default encryption",
  reason: "Stated, so that a change of AWS's default changes nothing.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "buckets encrypt",
    ids: { checkov: ["CKV_AWS_19"], trivy: ["AWS-0088"], prowler: ["s3_bucket_default_encryption"] },
  },
  checkPlan: companion(
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "bucket",
    "the bucket does not say how it encrypts",
    ({ inputs }) => /"sseAlgorithm":"(AES256|aws:kms(:dsse)?)"/.test(JSON.stringify(inputs["rules"] ?? null)),
  ),
};

export default rule;
