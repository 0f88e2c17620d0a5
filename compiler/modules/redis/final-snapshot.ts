/** Final snapshot on deletion. Its name must differ at every deletion, although the plan is constant. */
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { concat, type Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";
import { clusterName, type RedisCluster } from "./refs.ts";

export interface FinalSnapshot {
  readonly resources: readonly Draft[];
  readonly identifier: Traced<Expr<string> | undefined>;
}

/** No snapshot for an unprotected cluster: its data need not be kept. */
export function finalSnapshot(environment: Environment, cluster: RedisCluster): FinalSnapshot {
  const enabled = key(environment, "redis.enableRedisProtection");
  if (!enabled.value) return { resources: [], identifier: enabled.map(() => undefined) };
  const suffix = handle("random:index/randomId:RandomId", `redis-${cluster}-final-snapshot`);
  const name = clusterName(environment, cluster);
  return {
    resources: [
      resource(
        suffix,
        // The inputs that replace the cluster. A new cluster gets a new name for its final snapshot.
        {
          byteLength: 4,
          keepers: { cluster: name, customerManagedKey: keyOf(environment) },
        },
        { from: ["redis.enableRedisProtection", "redis.enableRedisSplit"] },
      ),
    ],
    identifier: traced(concat(name, "-final-", suffix.out("hex")), ...enabled.from, ...name.from),
  };
}

/** A text that identifies the KMS key. The ARN of the environment's own key is known only at deployment and never changes. */
function keyOf(environment: Environment): Traced<string> {
  const { customerManagedKeyArn } = environment.spec.iam;
  const enabled = key(environment, "iam.enableCustomerManagedKeys");
  if (!enabled.value || customerManagedKeyArn === undefined) return enabled.map(String);
  return enabled.map(() => customerManagedKeyArn).alsoFrom("iam.customerManagedKeyArn");
}
