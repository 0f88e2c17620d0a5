/** Redis clusters, and the secret that holds their URLs. */
import type { Bus, Environment } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { nameOf } from "../shared/names.ts";
import { secretKey } from "../rds/refs.ts";

/** `main` alone, or `adapter` (Socket.IO events) and `state` when `redis.enableRedisSplit` is on. */
export type RedisCluster = "main" | "adapter" | "state";

export function clustersOf(environment: Environment): readonly RedisCluster[] {
  return environment.spec.redis.enableRedisSplit ? ["adapter", "state"] : ["main"];
}

/** Each bus has exactly one cluster, so publishers and subscribers always agree. */
export function clusterOfBus(environment: Environment, bus: Bus): RedisCluster {
  if (!environment.spec.redis.enableRedisSplit) return "main";
  return bus === "events" ? "adapter" : "state";
}

export function replicationGroup(cluster: RedisCluster): Handle<"aws:elasticache/replicationGroup:ReplicationGroup"> {
  return handle("aws:elasticache/replicationGroup:ReplicationGroup", `redis-${cluster}`);
}

/** Number of nodes in a cluster: primary and replicas. */
export function nodeCount(environment: Environment, cluster: RedisCluster): number {
  const { redis } = environment.spec;
  if (cluster === "main") return redis.redisNumCacheNodes;
  return 1 + (cluster === "adapter" ? (redis.redisAdapterReplicas ?? 0) : (redis.redisStateReplicas ?? 0));
}

/** Spec keys that decide the number of nodes. */
export function nodeCountKeys(cluster: RedisCluster): readonly string[] {
  if (cluster === "main") return ["redis.enableRedisSplit", "redis.redisNumCacheNodes"];
  return ["redis.enableRedisSplit", cluster === "adapter" ? "redis.redisAdapterReplicas" : "redis.redisStateReplicas"];
}

/** Spec keys of a cluster property: `redis.redisNodeType`, or `redis.redisAdapterNodeType` with the split. */
export function clusterKeys(cluster: RedisCluster, property: "NodeType" | "Replicas"): readonly string[] {
  const prefix = { main: "redis", adapter: "redisAdapter", state: "redisState" }[cluster];
  return ["redis.enableRedisSplit", `redis.${prefix}${property}`];
}

/** Physical id of a replication group. The names of its nodes and metrics contain it. */
export function clusterName(environment: Environment, cluster: RedisCluster): Traced<string> {
  return nameOf(environment, "cacheCluster", `redis-${cluster}`);
}

/** `CacheClusterId` of every node, the metric dimension: `<replication group>-001` and so on. */
export function nodeIds(environment: Environment, cluster: RedisCluster): Traced<readonly string[]> {
  const name = clusterName(environment, cluster);
  const count = nodeCount(environment, cluster);
  const ids = Array.from({ length: count }, (_, index) => `${name.value}-${String(index + 1).padStart(3, "0")}`);
  return traced(ids, ...name.from, ...nodeCountKeys(cluster));
}

export function authToken(cluster: RedisCluster): Handle<"random:index/randomPassword:RandomPassword"> {
  return handle("random:index/randomPassword:RandomPassword", `redis-${cluster}-auth-token`);
}

/** JSON with eventsUrl and stateUrl (rediss://, AUTH token included). The same secret in every configuration. */
export const redisSecret = handle("aws:secretsmanager/secret:Secret", "redis-secret");
export const redisSecretVersion = handle("aws:secretsmanager/secretVersion:SecretVersion", "redis-secret-version");

/** REDIS_EVENTS_URL and REDIS_STATE_URL. Without the split both point to the same cluster. */
export function redisSecrets(): readonly { readonly name: string; readonly valueFrom: Expr<string> }[] {
  return [
    { name: "REDIS_EVENTS_URL", valueFrom: secretKey(redisSecret, redisSecretVersion, "eventsUrl") },
    { name: "REDIS_STATE_URL", valueFrom: secretKey(redisSecret, redisSecretVersion, "stateUrl") },
  ];
}
