/** Redis clusters and the secret that tells services where they are. */
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

/** One bus runs on one cluster: publishers and subscribers cannot disagree. */
export function clusterOfBus(environment: Environment, bus: Bus): RedisCluster {
  if (!environment.spec.redis.enableRedisSplit) return "main";
  return bus === "events" ? "adapter" : "state";
}

export function replicationGroup(cluster: RedisCluster): Handle<"aws:elasticache/replicationGroup:ReplicationGroup"> {
  return handle("aws:elasticache/replicationGroup:ReplicationGroup", `redis-${cluster}`);
}

/** Nodes of a cluster: primary and replicas. */
export function nodeCount(environment: Environment, cluster: RedisCluster): number {
  const { redis } = environment.spec;
  if (cluster === "main") return redis.redisNumCacheNodes;
  return 1 + (cluster === "adapter" ? (redis.redisAdapterReplicas ?? 0) : (redis.redisStateReplicas ?? 0));
}

/** Keys that decide how many nodes a cluster has. */
export function nodeCountKeys(cluster: RedisCluster): readonly string[] {
  if (cluster === "main") return ["redis.enableRedisSplit", "redis.redisNumCacheNodes"];
  return ["redis.enableRedisSplit", cluster === "adapter" ? "redis.redisAdapterReplicas" : "redis.redisStateReplicas"];
}

/** Keys that a property of a cluster comes from: `redis.redisNodeType`, or `redis.redisAdapterNodeType` with the split. */
export function clusterKeys(cluster: RedisCluster, property: "NodeType" | "Replicas"): readonly string[] {
  const prefix = { main: "redis", adapter: "redisAdapter", state: "redisState" }[cluster];
  return ["redis.enableRedisSplit", `redis.${prefix}${property}`];
}

/** Physical id of a replication group: its nodes and its metrics are named by it. */
export function clusterName(environment: Environment, cluster: RedisCluster): Traced<string> {
  return nameOf(environment, "cacheCluster", `redis-${cluster}`);
}

/** `CacheClusterId` of every node, as metrics have it (aws-constraints §2.1): `<replication group>-001` … */
export function nodeIds(environment: Environment, cluster: RedisCluster): Traced<readonly string[]> {
  const name = clusterName(environment, cluster);
  const count = nodeCount(environment, cluster);
  const ids = Array.from({ length: count }, (_, index) => `${name.value}-${String(index + 1).padStart(3, "0")}`);
  return traced(ids, ...name.from, ...nodeCountKeys(cluster));
}

export function authToken(cluster: RedisCluster): Handle<"random:index/randomPassword:RandomPassword"> {
  return handle("random:index/randomPassword:RandomPassword", `redis-${cluster}-auth-token`);
}

/** JSON with eventsUrl and stateUrl (rediss://, AUTH included); one secret in every shape. */
export const redisSecret = handle("aws:secretsmanager/secret:Secret", "redis-secret");
export const redisSecretVersion = handle("aws:secretsmanager/secretVersion:SecretVersion", "redis-secret-version");

/** REDIS_EVENTS_URL and REDIS_STATE_URL; without the split both name the one cluster. */
export function redisSecrets(): readonly { readonly name: string; readonly valueFrom: Expr<string> }[] {
  return [
    { name: "REDIS_EVENTS_URL", valueFrom: secretKey(redisSecret, redisSecretVersion, "eventsUrl") },
    { name: "REDIS_STATE_URL", valueFrom: secretKey(redisSecret, redisSecretVersion, "stateUrl") },
  ];
}
