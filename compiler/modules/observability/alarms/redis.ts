/** Alarms of every node of every Redis cluster: metrics exist per node, not per replication group. */
import { key } from "../../../model/keys.ts";
import type { Environment } from "../../../model/types.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { traced, type Traced } from "../../../plan/builder/traced.ts";
import { clusterName, clustersOf, nodeCount, nodeCountKeys, nodeIds, type RedisCluster } from "../../redis/refs.ts";
import { alarm, type AlarmOptions, type Statistic } from "../alarm.ts";
import { metric, type MetricName } from "../metrics.ts";

/** Maximum connections of a node. ElastiCache fixes `maxclients` for every node type. */
const maxClients = 65_000;

/** Alarms of every node. */
export function redisAlarms(environment: Environment): readonly Draft[] {
  return clustersOf(environment).flatMap((cluster) => {
    const name = clusterName(environment, cluster);
    return nodeIds(environment, cluster).value.flatMap((id) => nodeAlarms(environment, cluster, traced(id, ...name.from)));
  });
}

function nodeAlarms(environment: Environment, cluster: RedisCluster, node: Traced<string>): readonly Draft[] {
  const number = node.value.slice(-3);
  const shared = { period: 60, when: ">", missing: "notBreaching", from: nodeCountKeys(cluster) } as const;
  const purpose = (what: string): string => `redis-${cluster}-${number}-${what}`;
  const of = (name: MetricName<"AWS/ElastiCache">, stat: Statistic) => ({
    metric: metric("AWS/ElastiCache", name, { CacheClusterId: node }),
    stat,
  });
  const options: readonly AlarmOptions[] = [
    {
      ...shared,
      purpose: purpose("cpu"),
      description: `Redis (${cluster}, node ${number}) has used its one engine thread up. Look for slow commands in the slow log; then a larger node type, or the split.`,
      watch: of("EngineCPUUtilization", "Average"),
      datapoints: [5, 5],
      threshold: 90,
    },
    {
      ...shared,
      purpose: purpose("memory"),
      description: `Redis (${cluster}, node ${number}) is almost full: keys will be evicted or writes refused. Look for keys without expiry, or choose a larger node type.`,
      watch: of("DatabaseMemoryUsagePercentage", "Average"),
      datapoints: [10, 10],
      threshold: key(environment, "observability.alarmRedisMemoryPercent"),
    },
    {
      ...shared,
      purpose: purpose("evictions"),
      description: `Redis (${cluster}, node ${number}) drops keys to make room: sessions and presence are lost. Choose a larger node type.`,
      watch: of("Evictions", "Sum"),
      datapoints: [5, 5],
      threshold: 0,
    },
    {
      ...shared,
      purpose: purpose("connections"),
      description: `Redis (${cluster}, node ${number}) has most of its connections in use. Look for clients that open connections without end.`,
      watch: of("CurrConnections", "Maximum"),
      datapoints: [5, 5],
      threshold: maxClients * 0.8,
    },
    ...(nodeCount(environment, cluster) > 1
      ? [
          {
            ...shared,
            purpose: purpose("replication-lag"),
            description: `Redis (${cluster}, node ${number}) is far behind its primary: a failover now would lose writes. Look at write volume and network of the node type.`,
            // Only replicas publish this metric. Every node has the alarm, because a failover changes which node is the primary.
            watch: of("ReplicationLag", "Maximum"),
            datapoints: [5, 5] as const,
            threshold: 10,
          },
        ]
      : []),
  ];
  return options.map((each) => alarm(environment, each));
}
