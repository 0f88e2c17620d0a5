import { cacheNodeMemoryGiB } from "../../aws/elasticache.ts";
import { mostCount } from "../../model/scheduled-capacity.ts";
import type { Environment } from "../../model/types.ts";
import type { Rule } from "../rule.ts";
import { kibibytesPerClient, usableShare } from "../shared/redis-memory.ts";

const rule: Rule = {
  severity: "warning",
  title: "State of all clients exceeds the memory of a Redis node",
  reason:
    "Redis holds state for every connected client: its rooms, its presence, and output buffers. When the memory is full, Redis evicts keys or rejects writes. AWS recommends to reserve 25 % of the memory for snapshots and failover.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html",
  good: "{redis: {redisNodeType: cache.t3.small}, ecsServices: {realtimeServiceMaxCount: 4, realtimeMaxConnectionsPerTask: 3000}}",
  bad: "{redis: {redisNodeType: cache.t3.micro}, ecsServices: {realtimeServiceMaxCount: 60, realtimeMaxConnectionsPerTask: 3000}}",

  *checkSpec(environment) {
    const { name, type } = stateNode(environment);
    const memory = type === undefined ? undefined : cacheNodeMemoryGiB(type);
    if (memory === undefined) return;
    const holding = Object.values(environment.services).flatMap((service) =>
      service.connections === undefined ? [] : [{ service: service.name, tasks: mostCount(service), each: service.connections.maxPerTask }],
    );
    const clients = holding.reduce((sum, { tasks, each }) => sum + tasks.value * each.value, 0);
    const needed = (clients * kibibytesPerClient) / 1024;
    const room = memory * 1024 * usableShare;
    if (needed <= room) return;
    const terms = holding.map(({ service, tasks, each }) => `${tasks.value} ${service} tasks × ${each.value}`).join(" + ");
    yield {
      key: `redis.${name}`,
      message: `${terms} = ${clients} clients × ${kibibytesPerClient} KiB = ${Math.ceil(needed)} MiB, more than ${usableShare * 100} % of the ${Math.floor(memory * 1024)} MiB of ${type}`,
      help: `use a node type with at least ${Math.ceil(needed / usableShare / 1024)} GiB`,
      related: holding.flatMap(({ tasks, each }) => [
        { key: tasks.from[0]!, message: `at most ${tasks.value} tasks` },
        { key: each.from[0]!, message: `${each.value} connections per task` },
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
