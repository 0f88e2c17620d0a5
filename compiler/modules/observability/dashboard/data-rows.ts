/** Dashboard rows for the database, the proxy and Redis. */
import type { Environment } from "../../../model/types.ts";
import { traced } from "../../../plan/builder/traced.ts";
import { clusterName, clustersOf, nodeCountKeys, nodeIds } from "../../redis/refs.ts";
import type { Statistic } from "../alarm.ts";
import { metric, type MetricName } from "../metrics.ts";
import { databaseDimensions, proxyDimensions, type InstanceMetric } from "../sources.ts";
import type { Graph, Line, Row } from "./widgets.ts";

/** The primary beside its replica, and the proxy. */
export function databaseRow(environment: Environment): Row {
  const { enableRdsReadReplica, enableRdsProxy } = environment.spec.rds;
  const names = enableRdsReadReplica ? (["rds", "rds-replica"] as const) : (["rds"] as const);
  const lines = (name: InstanceMetric, stat: Statistic, label = ""): readonly Line[] =>
    names.map((database) => ({
      label: `${database === "rds" ? "primary" : "replica"} ${label}`.trim(),
      metric: metric("AWS/RDS", name, databaseDimensions[database]),
      stat,
    }));
  const graphs: Graph[] = [
    { title: "Database CPU, percent", lines: lines("CPUUtilization", "Average"), most: 100 },
    { title: "Database connections", lines: lines("DatabaseConnections", "Maximum") },
    { title: "Database memory free, bytes", lines: lines("FreeableMemory", "Average") },
    { title: "Database storage free, bytes", lines: lines("FreeStorageSpace", "Minimum") },
    { title: "Storage latency, seconds", lines: [...lines("ReadLatency", "p90", "read"), ...lines("WriteLatency", "p90", "write")] },
    { title: "Storage operations per second", lines: [...lines("ReadIOPS", "Average", "read"), ...lines("WriteIOPS", "Average", "write")] },
    ...(enableRdsReadReplica ? [{ title: "Replica lag, seconds", lines: lines("ReplicaLag", "Maximum").slice(1) }] : []),
    ...(enableRdsProxy ? proxyGraphs() : []),
  ];
  return { heading: "Database", graphs, from: ["rds.enableRdsReadReplica", "rds.enableRdsProxy"] };
}

function proxyGraphs(): readonly Graph[] {
  const pool = (
    name: "DatabaseConnections" | "DatabaseConnectionsCurrentlySessionPinned" | "MaxDatabaseConnectionsAllowed",
    label: string,
  ) => ({ label, metric: metric("AWS/RDS", name, proxyDimensions), stat: "Sum" }) as const;
  return [
    {
      title: "Proxy connections",
      lines: [
        { label: "clients", metric: metric("AWS/RDS", "ClientConnections", proxyDimensions), stat: "Sum" },
        pool("DatabaseConnections", "to the database"),
        pool("DatabaseConnectionsCurrentlySessionPinned", "pinned"),
        pool("MaxDatabaseConnectionsAllowed", "allowed"),
      ],
    },
    {
      title: "Proxy, microseconds to a connection",
      lines: [{ label: "borrow", metric: metric("AWS/RDS", "DatabaseConnectionsBorrowLatency", proxyDimensions), stat: "Average" }],
    },
  ];
}

/** Every node of every cluster. */
export function redisRow(environment: Environment): Row {
  const clusters = clustersOf(environment);
  const lines = (name: MetricName<"AWS/ElastiCache">, stat: Statistic): readonly Line[] =>
    clusters.flatMap((cluster) => {
      const { from } = clusterName(environment, cluster);
      return nodeIds(environment, cluster).value.map((id) => ({
        label: `${cluster} ${id.slice(-3)}`,
        metric: metric("AWS/ElastiCache", name, { CacheClusterId: traced(id, ...from) }),
        stat,
      }));
    });
  return {
    heading: "Redis",
    graphs: [
      { title: "Redis engine CPU, percent", lines: lines("EngineCPUUtilization", "Average"), most: 100 },
      { title: "Redis memory, percent", lines: lines("DatabaseMemoryUsagePercentage", "Average"), most: 100 },
      { title: "Redis connections", lines: lines("CurrConnections", "Maximum") },
      { title: "Redis evictions per minute", lines: lines("Evictions", "Sum") },
      { title: "Redis replication lag, seconds", lines: lines("ReplicationLag", "Maximum") },
    ],
    from: clusters.flatMap((cluster) => [...nodeCountKeys(cluster)]),
  };
}
