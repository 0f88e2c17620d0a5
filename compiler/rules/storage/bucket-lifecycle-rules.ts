import type { PlanResource } from "../../plan/types.ts";
import { companion } from "../shared/companion.ts";
import { records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets expire objects and abort incomplete multipart uploads",
  reason: "An interrupted upload is invisible and paid for until it is aborted.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "buckets expire objects and abort stale uploads",
    ids: { checkov: ["CKV2_AWS_61", "CKV_AWS_300"], securityHub: ["S3.10", "S3.13"], prowler: ["s3_bucket_lifecycle_enabled"] },
  },
  checkPlan: companion(
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "bucket",
    "objects never expire or stale uploads are kept",
    (configuration) => ["expiration", "abortIncompleteMultipartUpload"].every((element) => isEnabled(configuration, element)),
  ),
};

function isEnabled({ inputs }: PlanResource, element: string): boolean {
  return records(inputs["rules"]).some((rule) => rule["status"] === "Enabled" && rule[element] !== undefined);
}

export default rule;
