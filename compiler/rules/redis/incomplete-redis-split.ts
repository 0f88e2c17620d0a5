import type { Rule } from "../rule.ts";

const needed = ["redisAdapterNodeType", "redisAdapterReplicas", "redisStateNodeType", "redisStateReplicas"] as const;

const rule: Rule = {
  severity: "error",
  title: "Split Redis lacks a node type or replica count",
  reason: "A split Redis has two sizes of its own; the keys of the one cluster say nothing about them.",
  source: "platform-compile",
  good: "{redis: {enableRedisSplit: true, redisAdapterNodeType: cache.t3.small, redisAdapterReplicas: 0, redisStateNodeType: cache.t3.small, redisStateReplicas: 1}}",
  bad: "{redis: {enableRedisSplit: true, redisAdapterNodeType: cache.t3.small}}",

  *checkSpec({ spec }) {
    if (!spec.redis.enableRedisSplit) return;
    for (const name of needed) {
      if (spec.redis[name] !== undefined) continue;
      yield {
        key: "redis.enableRedisSplit",
        message: `with \`enableRedisSplit\` on, \`redis.${name}\` must be stated`,
        help: `add \`${name}: ${name.endsWith("NodeType") ? spec.redis.redisNodeType : Math.max(0, spec.redis.redisNumCacheNodes - 1)}\`, or turn the split off`,
      };
    }
  },
};

export default rule;
