import type { PlanResource } from "../../plan/types.ts";
import { records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import { companion } from "../shared/companion.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets expire objects and abort incomplete multipart uploads",
  reason:
    "Objects that never expire, and the parts of interrupted uploads, which no listing shows, are billed every month until somebody deletes them.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13",
  good: "{alb: {enableAlbAccessLogs: true}}",
  bad: "{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-lifecycle: {set: {rules.0.status: Disabled}}}}",

  security: {
    optional: "never",
    demand: "buckets expire objects and abort incomplete multipart uploads",
    ids: { checkov: ["CKV2_AWS_61", "CKV_AWS_300"], securityHub: ["S3.10", "S3.13"], prowler: ["s3_bucket_lifecycle_enabled"] },
  },
  checkPlan: companion(
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "bucket",
    "no enabled rule expires objects, or none aborts incomplete multipart uploads",
    (configuration) => ["expiration", "abortIncompleteMultipartUpload"].every((element) => isEnabled(configuration, element)),
  ),
};

function isEnabled({ inputs }: PlanResource, element: string): boolean {
  return records(inputs["rules"]).some((rule) => rule["status"] === "Enabled" && rule[element] !== undefined);
}

export default rule;
