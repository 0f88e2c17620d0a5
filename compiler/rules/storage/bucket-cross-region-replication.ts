import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets replicate to another region",
  reason: "Access logs are diagnostic data. They are not worth the storage and transfer of a second copy in another region.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7",
  security: {
    optional: "always",
    demand: "buckets replicate to another region",
    note: "access logs are not worth a second copy",
    ids: {
      checkov: ["CKV_AWS_144", "CKV2_AWS_62"],
      securityHub: ["S3.7", "S3.11"],
      prowler: ["s3_bucket_cross_region_replication", "s3_bucket_event_notifications_enabled"],
    },
  },
};

export default rule;
