import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket Object Lock is enabled",
  reason:
    "Object Lock keeps records from being changed or deleted. Access logs are diagnostic data and not such records, and locked logs could not expire early.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-15",
  security: {
    optional: "always",
    demand: "bucket Object Lock is enabled",
    note: "access logs are not records that must be immutable",
    ids: {
      checkov: ["CKV_AWS_143"],
      securityHub: ["S3.15", "S3.20"],
      trivy: ["AWS-0170"],
      prowler: ["s3_bucket_no_mfa_delete", "s3_bucket_object_lock"],
    },
  },
};

export default rule;
