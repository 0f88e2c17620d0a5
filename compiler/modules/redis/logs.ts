/** Slow log and engine log, in log groups with retention. */
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
        // Log groups under /aws/vendedlogs/ do not each enlarge the account's resource policy for log delivery.
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
