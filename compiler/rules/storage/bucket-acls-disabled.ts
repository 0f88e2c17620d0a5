import { companion } from "../shared/companion.ts";
import { isRecord } from "../shared/view.ts";

/** Access is decided in one place, the policy. */
export default companion(
  "SEC-B9",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "bucket",
  "ACLs are not off",
  ({ inputs }) => isRecord(inputs["rule"]) && inputs["rule"]["objectOwnership"] === "BucketOwnerEnforced",
);
