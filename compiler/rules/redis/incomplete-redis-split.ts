/**
 * A split Redis has two sizes of its own; the keys of the one cluster say nothing about them.
 *
 * Good: `{redis: {enableRedisSplit: true, redisAdapterNodeType: cache.t3.small, redisAdapterReplicas: 0, redisStateNodeType: cache.t3.small, redisStateReplicas: 1}}`
 * Bad: `{redis: {enableRedisSplit: true, redisAdapterNodeType: cache.t3.small}}`
 */
import type { Rule } from "../rule.ts";

const needed = ["redisAdapterNodeType", "redisAdapterReplicas", "redisStateNodeType", "redisStateReplicas"] as const;

const rule: Rule = {
  code: "SPEC-320",
  severity: "error",
  title: "A split Redis states node type and replicas of both clusters",
  source: "platform-compile",
  *check({ spec }) {
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
