import { companion } from "../companion.ts";

/** Access is decided in one place, the policy. */
export default companion(
  "SEC-B9",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "bucket",
  "ACLs are not off",
  ({ inputs }) => JSON.stringify(inputs["rule"] ?? null).includes("BucketOwnerEnforced"),
);
