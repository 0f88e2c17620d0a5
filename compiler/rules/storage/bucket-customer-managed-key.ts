import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets use a customer managed key",
  reason: "load balancers can log to SSE-S3 buckets only",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "buckets use a customer-managed key",
    note: "load balancers can log to SSE-S3 buckets only",
    ids: { checkov: ["CKV_AWS_145"], securityHub: ["S3.17"], trivy: ["AWS-0132"], prowler: ["s3_bucket_kms_encryption"] },
  },
};

export default rule;
