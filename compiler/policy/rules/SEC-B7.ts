import { companion } from "../companion.ts";

/** An interrupted upload is invisible and paid for until it is aborted. */
export default companion(
  "SEC-B7",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "bucket",
  "objects never expire or stale uploads are kept",
  ({ inputs }) => /"expiration"/.test(JSON.stringify(inputs)) && /"abortIncompleteMultipartUpload"/.test(JSON.stringify(inputs)),
);
