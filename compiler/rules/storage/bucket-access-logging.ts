import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket access logging is enabled",
  reason:
    "The only bucket is the one that receives access logs. Logging its own access into itself would create a log entry for every log entry.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9",
  security: {
    optional: "always",
    demand: "buckets log access to them",
    note: "the only bucket is the log bucket itself",
    ids: {
      checkov: ["CKV_AWS_18"],
      securityHub: ["S3.9"],
      trivy: ["AWS-0089"],
      cdkNag: ["S1"],
      prowler: ["s3_bucket_server_access_logging_enabled"],
    },
  },
};

export default rule;
