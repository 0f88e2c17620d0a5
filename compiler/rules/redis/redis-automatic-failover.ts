import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis fails over automatically between Availability Zones",
  reason:
    "A single node has nothing to fail over to. If it or its Availability Zone fails, its data is lost, and Redis is down until ElastiCache has replaced the node.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3",
  good: "{redis: {redisNumCacheNodes: 2}}",
  bad: "{redis: {redisNumCacheNodes: 1}}",

  security: {
    optional: "in-dev",
    demand: "Redis fails over automatically between Availability Zones",
    prodWaiver: "price",
    ids: { checkov: ["CKV2_AWS_50"], securityHub: ["ElastiCache.3"], cdkNag: ["AEC4"] },
  },
};

export default rule;
