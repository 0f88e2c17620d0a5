import { companion } from "../shared/companion.ts";

/** Stated, so that a change of AWS's default changes nothing. */
export default companion(
  "SEC-B4",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "bucket",
  "the bucket does not say how it encrypts",
  ({ inputs }) => /"sseAlgorithm":"(AES256|aws:kms(:dsse)?)"/.test(JSON.stringify(inputs["rules"] ?? null)),
);
