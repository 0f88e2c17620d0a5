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

  control: {
    keys: ["redis.redisNumCacheNodes", "redis.redisAdapterReplicas", "redis.redisStateReplicas"],
    /** A cluster of one node has nothing to fail over to. Which keys count depends on the split. */
    *off({ spec: { redis } }) {
      const counts = redis.enableRedisSplit
        ? [
            { key: "redis.redisAdapterReplicas", value: redis.redisAdapterReplicas ?? 0, below: 1 },
            { key: "redis.redisStateReplicas", value: redis.redisStateReplicas ?? 0, below: 1 },
          ]
        : [{ key: "redis.redisNumCacheNodes", value: redis.redisNumCacheNodes, below: 2 }];
      const price = "a second node costs what the first does: 55.48 USD a month for cache.t3.medium";
      for (const { key, value, below } of counts) if (value < below) yield { key, below, price };
    },
  },
};

export default rule;
