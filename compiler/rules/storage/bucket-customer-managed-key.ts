import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Buckets are encrypted with a customer managed key",
  reason:
    "Elastic Load Balancing delivers access logs only to buckets with SSE-S3 encryption. With a customer managed key, delivery fails.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  security: {
    optional: "always",
    demand: "buckets are encrypted with a customer managed key",
    note: "load balancers deliver access logs only to buckets with SSE-S3 encryption",
    ids: { checkov: ["CKV_AWS_145"], securityHub: ["S3.17"], trivy: ["AWS-0132"], prowler: ["s3_bucket_kms_encryption"] },
  },
};

export default rule;
