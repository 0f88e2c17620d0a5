import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "A replication group that fails over automatically has a single node",
  reason: "ElastiCache refuses automatic failover and Multi-AZ for a group without a replica.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
  good: "{redis: {redisNumCacheNodes: 2}, overrides: {redis-main: {set: {numCacheClusters: 3}}}}",
  bad: "{redis: {redisNumCacheNodes: 2}, overrides: {redis-main: {set: {numCacheClusters: 1}}}}",

  *checkPlan(view) {
    for (const resource of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      const { id, inputs } = resource;
      const failover = view.known(inputs["automaticFailoverEnabled"]) === true;
      const found = { resource: id, property: inputs["numCacheClusters"] === undefined ? "automaticFailoverEnabled" : "numCacheClusters" };
      if (view.known(inputs["multiAzEnabled"]) === true && !failover)
        yield {
          resource: id,
          property: "multiAzEnabled",
          message: "Multi-AZ without automatic failover",
          help: "set `automaticFailoverEnabled: true`",
        };
      const nodes = nodesOf(inputs, (property) => view.number(resource, property, 0));
      if (failover && nodes < 2)
        yield {
          ...found,
          message: `automatic failover with ${nodes} node`,
          help: "plan two nodes or more, or turn automatic failover off",
        };
    }
  },
};

/** Nodes of a shard. Without any count the group has the nodes that its configuration lists, or joins a global datastore. */
function nodesOf(inputs: Readonly<Record<string, unknown>>, number: (property: string) => number): number {
  if (inputs["numCacheClusters"] !== undefined) return number("numCacheClusters") || Infinity;
  if (inputs["numNodeGroups"] !== undefined || inputs["replicasPerNodeGroup"] !== undefined) return 1 + number("replicasPerNodeGroup");
  const isStated = ["nodeGroupConfigurations", "preferredCacheClusterAzs", "globalReplicationGroupId"].some(
    (name) => inputs[name] !== undefined,
  );
  return isStated ? Infinity : 1;
}

export default rule;
