import { dbClassMemoryGiB, maxConnections } from "../../aws/rds.ts";
import type { Environment } from "../../model/types.ts";
import type { Finding, Rule } from "../rule.ts";
import { largestPools, type Sum } from "../shared/workload-sums.ts";

const rule: Rule = {
  severity: "error",
  title: "Connection pools of all tasks exceed the database's connections",
  reason:
    "PostgreSQL rejects connections beyond `max_connections`, which RDS derives from the memory of the instance class; a proxy queues them until they time out. The pools must fit even at the maximum task counts. Prepared statements pin connections, so behind a proxy each pool counts in full.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections",
  good: "{rds: {rdsInstanceClass: db.t3.small}, ecsServices: {apiServiceMaxCount: 8, apiDbPoolSize: 10}}",
  bad: "{rds: {rdsInstanceClass: db.t3.micro}, ecsServices: {apiServiceMaxCount: 20, apiDbPoolSize: 10}}",

  *checkSpec(environment) {
    yield* tooMany(environment, "rdsInstanceClass", largestPools(environment), environment.spec.rds.enableRdsProxy);
    if (!environment.spec.rds.enableRdsReadReplica) return;
    const readers = largestPools(environment, ({ imageContract }) => imageContract.requiresEnv.includes("DATABASE_READ_URL"));
    yield* tooMany(environment, "rdsReadReplicaInstanceClass", readers, false);
  },
};

function* tooMany(
  environment: Environment,
  name: "rdsInstanceClass" | "rdsReadReplicaInstanceClass",
  pools: Sum,
  proxy: boolean,
): Iterable<Finding> {
  const { rds } = environment.spec;
  const instanceClass = rds[name] ?? rds.rdsInstanceClass;
  const most = maxConnections(instanceClass);
  if (most === undefined) return;
  const percent = rds.rdsProxyMaxConnectionsPercent;
  const limit = proxy ? Math.floor((most * percent) / 100) : most;
  if (pools.total <= limit) return;
  const formula = `LEAST(${dbClassMemoryGiB(instanceClass)} GiB / 9531392, 5000) = ${most}`;
  const allowed = proxy ? `${percent} % of ${most} = ${limit} through the proxy` : String(limit);
  yield {
    key: `rds.${name}`,
    message: `${pools.terms} = ${pools.total} connections, but ${instanceClass} allows ${allowed} (${formula})`,
    help: `use a class with at least ${memoryFor(pools.total, proxy ? percent / 100 : 1)} GiB of memory, or lower the pool sizes or maximum counts by ${pools.total - limit} connections in total`,
    related: [...(proxy ? [{ key: "rds.rdsProxyMaxConnectionsPercent", message: `${percent} %` }] : []), ...pools.keys],
  };
}

function memoryFor(connections: number, share: number): number {
  return Math.ceil((connections / share) * (9531392 / 1024 ** 3));
}

export default rule;
