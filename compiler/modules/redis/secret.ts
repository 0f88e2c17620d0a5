/** Where services find Redis: one secret in every shape, so that turning the split changes its version and never its ARN. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { key } from "../../model/keys.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { concat, jsonText, secret, type Expr } from "../../plan/builder/expr.ts";
import { traced } from "../../plan/builder/traced.ts";
import { keyArn } from "../iam/refs.ts";
import { authToken, clusterOfBus, redisSecret, redisSecretVersion, replicationGroup, type RedisCluster } from "./refs.ts";

export function lowerSecret(environment: Environment): readonly Draft[] {
  const protection = key(environment, "redis.enableRedisProtection");
  return [
    resource(
      redisSecret,
      {
        name: nameOf(environment, "secret", "redis"),
        description: "URLs of the Redis clusters with their AUTH tokens",
        kmsKeyId: keyArn(environment).alsoFrom("rule:secret-customer-managed-key"),
        // What may be deleted may be created again at once, under the same name; the deletion of what is protected can be undone.
        recoveryWindowInDays: protection.map((isProtected) => (isProtected ? 30 : 0)),
      },
      { protect: protection },
    ),
    resource(redisSecretVersion, {
      secretId: redisSecret.id,
      secretString: traced(
        secret(
          jsonText({
            eventsUrl: url(clusterOfBus(environment, "events")),
            stateUrl: url(clusterOfBus(environment, "state")),
          }),
        ),
        "redis.enableRedisSplit",
      ),
    }),
  ];
}

/** `rediss://`: TLS; the token is letters and digits, so nothing needs escaping. */
function url(cluster: RedisCluster): Expr<string> {
  return concat("rediss://:", authToken(cluster).out("result"), "@", replicationGroup(cluster).out("primaryEndpointAddress"), ":6379");
}
