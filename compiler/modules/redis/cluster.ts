/** One Redis replication group (cluster mode disabled: one primary, up to five replicas) with its parameters, AUTH token and logs. */
import { parameterFamily, takesTransitEncryptionMode } from "../../aws/elasticache.ts";
import { replaceableName } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import type { Args } from "../../plan/builder/inputs.ts";
import { rule, traced, Traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { redisGroup } from "../securityGroups/refs.ts";
import { finalSnapshot } from "./final-snapshot.ts";
import { logGroups, logDeliveries } from "./logs.ts";
import { authToken, clusterKeys, clusterName, nodeCount, nodeCountKeys, replicationGroup, type RedisCluster } from "./refs.ts";

export const subnetGroup = handle("aws:elasticache/subnetGroup:SubnetGroup", "redis-subnet-group");

export function lowerCluster(environment: Environment, cluster: RedisCluster): readonly Draft[] {
  const parameters = handle("aws:elasticache/parameterGroup:ParameterGroup", `redis-${cluster}-parameters`);
  const snapshot = finalSnapshot(environment, cluster);
  return [
    lowerParameters(environment, cluster, parameters),
    resource(
      authToken(cluster),
      {
        // Letters and digits only, because the token is also part of a URL.
        length: 64,
        special: false,
        keepers: { version: key(environment, "redis.redisAuthTokenVersion").map(String) },
      },
      { from: ["redis.enableRedisSplit"] },
    ),
    ...logGroups(environment, cluster),
    ...snapshot.resources,
    lowerReplicationGroup(environment, cluster, parameters, snapshot.identifier),
  ];
}

function lowerParameters(
  environment: Environment,
  cluster: RedisCluster,
  target: Handle<"aws:elasticache/parameterGroup:ParameterGroup">,
): Draft {
  return resource(
    target,
    {
      name: replaceableName(environment, "cacheParameterGroup", `redis-${cluster}`),
      family: key(environment, "redis.redisEngineVersion").map((version) => parameterFamily("redis", version)!),
      description: rule("redis-parameter-group-described", `Parameters of the ${cluster} Redis cluster`),
      parameters: [{ name: "maxmemory-policy", value: key(environment, "redis.redisMaxmemoryPolicy") }],
    },
    { from: ["redis.enableRedisSplit"] },
  );
}

function lowerReplicationGroup(
  environment: Environment,
  cluster: RedisCluster,
  parameters: Handle<"aws:elasticache/parameterGroup:ParameterGroup">,
  finalSnapshotIdentifier: Args<"aws:elasticache/replicationGroup:ReplicationGroup">["finalSnapshotIdentifier"],
): Draft {
  const several = traced(nodeCount(environment, cluster) > 1, ...nodeCountKeys(cluster), "rule:redis-automatic-failover");
  return resource(
    replicationGroup(cluster),
    {
      replicationGroupId: clusterName(environment, cluster),
      description: `Redis ${cluster} cluster`,
      engine: "redis",
      engineVersion: key(environment, "redis.redisEngineVersion"),
      nodeType: nodeType(environment, cluster),
      numCacheClusters: traced(nodeCount(environment, cluster), ...nodeCountKeys(cluster)),
      automaticFailoverEnabled: several,
      multiAzEnabled: several,
      port: 6379,
      parameterGroupName: parameters.out("name"),
      subnetGroupName: subnetGroup.out("name"),
      securityGroupIds: [redisGroup.id],
      atRestEncryptionEnabled: rule("redis-encrypted", true),
      kmsKeyId: keyArn(environment).alsoFrom("rule:redis-customer-managed-key"),
      transitEncryptionEnabled: rule("redis-requires-tls", true),
      transitEncryptionMode: key(environment, "redis.redisEngineVersion")
        .alsoFrom("rule:redis-requires-tls")
        .map((version) => (takesTransitEncryptionMode("redis", version) ? "required" : undefined)),
      authToken: new Traced(authToken(cluster).out("result"), ["rule:redis-requires-auth"]),
      autoMinorVersionUpgrade: rule("redis-auto-minor-upgrade", true),
      snapshotRetentionLimit: key(environment, "redis.redisSnapshotRetentionDays").alsoFrom("rule:redis-snapshots"),
      snapshotWindow: key(environment, "redis.redisSnapshotWindow"),
      maintenanceWindow: key(environment, "redis.redisMaintenanceWindow"),
      logDeliveryConfigurations: logDeliveries(environment, cluster).alsoFrom("rule:redis-log-delivery"),
      finalSnapshotIdentifier,
      applyImmediately: true,
    },
    {
      from: ["redis.enableRedisSplit"],
      // The id is fixed, because alarms name the nodes by it. Create-before-delete is therefore impossible.
      deleteBeforeReplace: true,
      protect: key(environment, "redis.enableRedisProtection"),
      customTimeouts: { create: "60m", update: "90m", delete: "60m" },
    },
  );
}

function nodeType(environment: Environment, cluster: RedisCluster): Traced<string> {
  const { redis } = environment.spec;
  const types = { main: redis.redisNodeType, adapter: redis.redisAdapterNodeType, state: redis.redisStateNodeType };
  return traced(types[cluster] ?? redis.redisNodeType, ...clusterKeys(cluster, "NodeType"));
}
