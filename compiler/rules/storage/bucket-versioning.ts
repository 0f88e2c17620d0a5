import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket versioning is enabled",
  reason: "Without versioning, an object that is overwritten or deleted is gone for good.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14",
  good: "{alb: {enableAlbAccessLogs: true}}",
  bad: "{alb: {enableAlbAccessLogs: true}, overrides: {alb-logs-versioning: {set: {versioningConfiguration.status: Suspended}}}}",

  security: {
    optional: "in-dev",
    demand: "bucket versioning is enabled",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_21"], securityHub: ["S3.14"], trivy: ["AWS-0090"], prowler: ["s3_bucket_object_versioning"] },
  },
};

export default rule;
