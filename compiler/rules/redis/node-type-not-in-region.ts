import { cacheNodeExists, isKnownCacheFamily, nearestCacheNode } from "../../aws/elasticache.ts";
import { isRegion } from "../../aws/regions.ts";
import type { Rule } from "../rule.ts";
import { unknownValue } from "../shared/allow-unknown.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis node type is not available in the region",
  reason:
    "ElastiCache does not offer every node type in every region, and some sizes of a family do not exist at all (`cache.t3.large`, `cache.m6g.medium`). AWS rejects them minutes into the deployment.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html",
  good: "{redis: {redisNodeType: cache.t3.small}}",
  bad: "{redis: {redisNodeType: cache.m6g.medium}}",

  *checkSpec(environment) {
    const { region, spec } = environment;
    // An unknown region is reported at its own key.
    if (!isRegion(region)) return;
    const names = spec.redis.enableRedisSplit ? (["redisAdapterNodeType", "redisStateNodeType"] as const) : (["redisNodeType"] as const);
    for (const name of names) {
      const nodeType = spec.redis[name];
      if (nodeType === undefined || cacheNodeExists(region, nodeType)) continue;
      const found = notOffered(region, nodeType);
      yield {
        ...unknownValue(environment, nodeType),
        key: `redis.${name}`,
        message: found.message,
        help: `${found.help}${isKnownCacheFamily(nodeType) ? "" : "; if AWS has added the type since this release, list it in `allowUnknown`"}`,
      };
    }
  },

  *checkPlan(view) {
    const { region } = view.plan;
    if (!isRegion(region)) return;
    for (const group of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      const nodeType = view.text(group, "nodeType");
      // A family that the table does not have may be newer than it.
      if (nodeType === undefined || cacheNodeExists(region, nodeType) || !isKnownCacheFamily(nodeType)) continue;
      yield { resource: group.id, property: "nodeType", ...notOffered(region, nodeType) };
    }
  },
};

function notOffered(region: string, nodeType: string): { readonly message: string; readonly help: string } {
  return {
    message: `ElastiCache has no node type \`${nodeType}\` in ${region}`,
    help: `the nearest available type is \`${nearestCacheNode(region, nodeType)}\``,
  };
}

export default rule;
