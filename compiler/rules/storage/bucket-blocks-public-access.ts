import { companion } from "../shared/companion.ts";

/** All four: two are for ACLs, two for policies. */
export default companion(
  "SEC-B1",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "bucket",
  "public access is not blocked in all four ways",
  ({ inputs }) =>
    ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].every((property) => inputs[property] === true),
);
