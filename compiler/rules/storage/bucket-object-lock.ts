import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket Object Lock is enabled",
  reason: "access logs are not evidence that must not change",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "buckets lock objects",
    note: "access logs are not evidence that must not change",
    ids: {
      checkov: ["CKV_AWS_143"],
      securityHub: ["S3.15", "S3.20"],
      trivy: ["AWS-0170"],
      prowler: ["s3_bucket_no_mfa_delete", "s3_bucket_object_lock"],
    },
  },
};

export default rule;
