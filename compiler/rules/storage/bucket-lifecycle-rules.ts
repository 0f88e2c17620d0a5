import type { PlanResource } from "../../plan/types.ts";
import { companion } from "../shared/companion.ts";
import { records } from "../shared/values.ts";

/** An interrupted upload is invisible and paid for until it is aborted. */
export default companion(
  "SEC-B7",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "bucket",
  "objects never expire or stale uploads are kept",
  (configuration) => ["expiration", "abortIncompleteMultipartUpload"].every((element) => isEnabled(configuration, element)),
);

function isEnabled({ inputs }: PlanResource, element: string): boolean {
  return records(inputs["rules"]).some((rule) => rule["status"] === "Enabled" && rule[element] !== undefined);
}
