/**
 * Node types exist: AWS refuses `cache.t3.large` and `cache.m6g.medium` in every region, minutes into `up`.
 *
 * Good: `{redis: {redisNodeType: cache.t3.small}}`
 * Bad: `{redis: {redisNodeType: cache.m6g.medium}}`
 */
import { cacheNodeExists, nearestCacheNode } from "../../aws/elasticache.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-E4",
  severity: "error",
  title: "The Redis node type exists in the region",
  source: "ElastiCache CreateReplicationGroup, CacheNodeType by region (cfn-lint cachenodetype_enum)",
  *check({ spec, region }) {
    const names = spec.redis.enableRedisSplit ? (["redisAdapterNodeType", "redisStateNodeType"] as const) : (["redisNodeType"] as const);
    for (const name of names) {
      const nodeType = spec.redis[name];
      if (nodeType === undefined || cacheNodeExists(region, nodeType)) continue;
      const nearest = nearestCacheNode(region, nodeType);
      yield {
        key: `redis.${name}`,
        message: `ElastiCache has no node type \`${nodeType}\` in ${region}`,
        help: nearest === undefined ? `no node types are known for ${region}` : `the nearest that exists is \`${nearest}\``,
      };
    }
  },
};

export default rule;
