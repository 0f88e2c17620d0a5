import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket access logging is enabled",
  reason: "it is the log bucket itself",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "buckets log access",
    note: "it is the log bucket itself",
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
