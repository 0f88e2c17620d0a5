/** The secret with the Redis URLs. It is the same in every configuration: turning the split on or off changes its version, not its ARN. */
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
        // An unprotected secret may be recreated under the same name right away, so it has no recovery window. Deletion of a protected one
        // can be undone.
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

/** `rediss://` means TLS. The token contains only letters and digits, so it needs no escaping. */
function url(cluster: RedisCluster): Expr<string> {
  return concat("rediss://:", authToken(cluster).out("result"), "@", replicationGroup(cluster).out("primaryEndpointAddress"), ":6379");
}
