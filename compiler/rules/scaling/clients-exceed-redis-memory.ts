import { cacheNodeMemoryGiB } from "../../aws/elasticache.ts";
import type { Environment } from "../../model/types.ts";
import type { Rule } from "../rule.ts";

/** Of one connected client: a session hash, a member of some rooms' sets, a presence key. */
const kibibytesPerClient = 4;
/** ElastiCache's reserved-memory-percent of 25 is for snapshots and failover. */
const share = 0.75;

const rule: Rule = {
  severity: "warning",
  title: "State of all clients exceeds the memory of Redis",
  reason:
    "Redis holds something of every connected client (its rooms, presence, and the buffer of what it is about to be sent), and evicts or refuses when it is full: what all tasks can hold at their most leaves a quarter of a node's memory to itself.",
  source: "ElastiCache User Guide, managing reserved memory; 4 KiB a client is a rule of thumb",
  good: "{redis: {redisNodeType: cache.t3.small}, ecsServices: {realtimeServiceMaxCount: 4, realtimeMaxConnectionsPerTask: 3000}}",
  bad: "{redis: {redisNodeType: cache.t3.micro}, ecsServices: {realtimeServiceMaxCount: 60, realtimeMaxConnectionsPerTask: 3000}}",

  *checkSpec(environment) {
    const { name, type } = stateNode(environment);
    const memory = type === undefined ? undefined : cacheNodeMemoryGiB(type);
    if (memory === undefined) return;
    const holding = Object.values(environment.services).flatMap(({ name: service, maxCount, connections }) =>
      connections === undefined ? [] : [{ service, tasks: maxCount, each: connections.maxPerTask }],
    );
    const clients = holding.reduce((sum, { tasks, each }) => sum + tasks.value * each.value, 0);
    const needed = (clients * kibibytesPerClient) / 1024;
    const room = memory * 1024 * share;
    if (needed <= room) return;
    const terms = holding.map(({ service, tasks, each }) => `${tasks.value} ${service} tasks × ${each.value}`).join(" + ");
    yield {
      key: `redis.${name}`,
      message: `${terms} = ${clients} clients × ${kibibytesPerClient} KiB = ${Math.ceil(needed)} MiB, more than ${share * 100} % of the ${Math.floor(memory * 1024)} MiB of ${type}`,
      help: `use a node type with at least ${Math.ceil(needed / share / 1024)} GiB`,
      related: holding.flatMap(({ tasks, each }) => [
        { key: tasks.from[0]!, message: `at most ${tasks.value} tasks` },
        { key: each.from[0]!, message: `${each.value} connections each` },
      ]),
    };
  },
};

function stateNode({ spec: { redis } }: Environment): { readonly name: string; readonly type: string | undefined } {
  return redis.enableRedisSplit
    ? { name: "redisStateNodeType", type: redis.redisStateNodeType }
    : { name: "redisNodeType", type: redis.redisNodeType };
}

export default rule;
