import { cacheNodesIn, hasDataTiering } from "../../aws/elasticache.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis node type works only with data tiering",
  reason:
    "Nodes of r6gd keep a part of the data on a local SSD. ElastiCache creates them only with data tiering enabled, which the platform does not plan: alarms and limits here assume that all data is in memory.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html",
  good: "{redis: {redisNodeType: cache.r6g.xlarge}}",
  bad: "{redis: {redisNodeType: cache.r6gd.xlarge}}",

  *checkSpec({ region, spec: { redis } }) {
    const names = redis.enableRedisSplit ? (["redisAdapterNodeType", "redisStateNodeType"] as const) : (["redisNodeType"] as const);
    for (const name of names) {
      const nodeType = redis[name];
      if (nodeType === undefined || !hasDataTiering(nodeType)) continue;
      const inMemory = nodeType.replace("gd.", "g.");
      yield {
        key: `redis.${name}`,
        message: `${nodeType} works only with data tiering, which is not supported`,
        help: `use ${cacheNodesIn(region).includes(inMemory) ? inMemory : "a node type that keeps all data in memory"}`,
      };
    }
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (!hasDataTiering(String(inputs["nodeType"])) || inputs["dataTieringEnabled"] === true) continue;
      yield { resource: id, property: "nodeType", message: `${String(inputs["nodeType"])} needs dataTieringEnabled: true` };
    }
  },
};

export default rule;
