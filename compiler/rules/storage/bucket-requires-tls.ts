import { refusesPlainHttp } from "../shared/tls-only.ts";

/** Logs hold addresses and paths: they never travel in clear. */
export default refusesPlainHttp({
  code: "SEC-B2",
  type: "aws:s3/bucket:Bucket",
  policyType: "aws:s3/bucketPolicy:BucketPolicy",
  link: "bucket",
  action: "s3:*",
  hasParts: true,
});
