import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis takes automatic snapshots",
  reason: "Without snapshots, data that is lost or corrupted in Redis cannot be restored.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1",
  good: "{redis: {redisSnapshotRetentionDays: 7}}",
  bad: "{redis: {redisSnapshotRetentionDays: 0}}",

  security: {
    optional: "in-dev",
    demand: "Redis takes automatic snapshots",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_134"], securityHub: ["ElastiCache.1"], trivy: ["AWS-0050"] },
  },
};

export default rule;
