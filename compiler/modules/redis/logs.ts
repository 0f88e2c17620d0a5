/** Slow log and engine log, into log groups whose retention is set here (security-rules E11, O1). */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { concat } from "../../plan/builder/expr.ts";
import { keyArn } from "../iam/refs.ts";
import type { RedisCluster } from "./refs.ts";

const logTypes = ["slow-log", "engine-log"] as const;

function logGroup(cluster: RedisCluster, logType: string): Handle<"aws:cloudwatch/logGroup:LogGroup"> {
  return handle("aws:cloudwatch/logGroup:LogGroup", `redis-${cluster}-${logType}`);
}

export function logGroups(environment: Environment, cluster: RedisCluster): readonly Draft[] {
  if (!environment.spec.redis.enableRedisLogs) return [];
  return logTypes.map((logType) =>
    resource(
      logGroup(cluster, logType),
      {
        // Below /aws/vendedlogs/ the service's delivery policy does not grow with each group.
        name: nameOf(environment, "logGroup", `redis-${cluster}`).map((name) => `/aws/vendedlogs/elasticache/${name}/${logType}`),
        retentionInDays: key(environment, "redis.redisLogRetentionDays").alsoFrom("rule:log-group-retention"),
        kmsKeyId: keyArn(environment).alsoFrom("rule:log-group-customer-managed-key"),
      },
      { from: ["redis.enableRedisLogs", "redis.enableRedisSplit"] },
    ),
  );
}

export function logDeliveries(environment: Environment, cluster: RedisCluster) {
  return key(environment, "redis.enableRedisLogs").map((enabled) =>
    enabled
      ? logTypes.map((logType) => ({
          destination: concat(logGroup(cluster, logType).out("name")),
          destinationType: "cloudwatch-logs",
          logFormat: "json",
          logType,
        }))
      : undefined,
  );
}
