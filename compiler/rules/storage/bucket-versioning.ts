import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Bucket versioning is enabled",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "buckets keep versions",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_21"], securityHub: ["S3.14"], trivy: ["AWS-0090"], prowler: ["s3_bucket_object_versioning"] },
  },
};

export default rule;
