import { cacheNodeExists, isKnownCacheFamily, nearestCacheNode } from "../../aws/elasticache.ts";
import { isRegion } from "../../aws/regions.ts";
import { unknownValue } from "../shared/allow-unknown.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis node type is not available in the region",
  reason: "Node types exist: AWS refuses `cache.t3.large` and `cache.m6g.medium` in every region, minutes into `up`.",
  source: "ElastiCache CreateReplicationGroup, CacheNodeType by region (cfn-lint cachenodetype_enum)",
  good: "{redis: {redisNodeType: cache.t3.small}}",
  bad: "{redis: {redisNodeType: cache.m6g.medium}}",

  *checkSpec(environment) {
    const { region, spec } = environment;
    // That the region is unknown has been said.
    if (!isRegion(region)) return;
    const names = spec.redis.enableRedisSplit ? (["redisAdapterNodeType", "redisStateNodeType"] as const) : (["redisNodeType"] as const);
    for (const name of names) {
      const nodeType = spec.redis[name];
      if (nodeType === undefined || cacheNodeExists(region, nodeType)) continue;
      const nearest = nearestCacheNode(region, nodeType);
      yield {
        ...unknownValue(environment, nodeType),
        key: `redis.${name}`,
        message: `ElastiCache has no node type \`${nodeType}\` in ${region}`,
        help: `the nearest that exists is \`${nearest}\`${isKnownCacheFamily(nodeType) ? "" : "; if it is newer than the table, list it in `allowUnknown`"}`,
      };
    }
  },
};

export default rule;
