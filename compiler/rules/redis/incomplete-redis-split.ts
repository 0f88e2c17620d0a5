import type { Rule } from "../rule.ts";

const needed = ["redisAdapterNodeType", "redisAdapterReplicas", "redisStateNodeType", "redisStateReplicas"] as const;

const rule: Rule = {
  severity: "error",
  title: "Redis split lacks a node type or a replica count",
  reason:
    "With `enableRedisSplit`, two clusters replace the single one. Each has its own size, and the keys of the single cluster do not apply to them.",
  source: "platform-compile",
  good: "{redis: {enableRedisSplit: true, redisAdapterNodeType: cache.t3.small, redisAdapterReplicas: 0, redisStateNodeType: cache.t3.small, redisStateReplicas: 1}}",
  bad: "{redis: {enableRedisSplit: true, redisAdapterNodeType: cache.t3.small}}",

  *checkSpec({ spec }) {
    if (!spec.redis.enableRedisSplit) return;
    for (const name of needed) {
      if (spec.redis[name] !== undefined) continue;
      yield {
        key: "redis.enableRedisSplit",
        message: `\`enableRedisSplit\` requires \`redis.${name}\``,
        help: `add \`${name}: ${name.endsWith("NodeType") ? spec.redis.redisNodeType : Math.max(0, spec.redis.redisNumCacheNodes - 1)}\`, or turn \`enableRedisSplit\` off`,
      };
    }
  },
};

export default rule;
