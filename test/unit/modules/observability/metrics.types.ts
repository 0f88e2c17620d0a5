/** Metrics that the type check must reject: each `@ts-expect-error` fails `tsc` when its line compiles. Nothing here runs. */
import { metric, type Metric } from "../../../../compiler/modules/observability/metrics.ts";
import type { AlarmOptions } from "../../../../compiler/modules/observability/alarm.ts";
import { ref } from "../../../../compiler/plan/builder/expr.ts";
import { traced } from "../../../../compiler/plan/builder/traced.ts";

const name = ref<string>("rds-instance", "identifier");

/** Sets that exist compile, with expressions and traced values. */
export const right: readonly Metric[] = [
  metric("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: name }),
  metric("AWS/RDS", "DatabaseConnections", { ProxyName: traced("proxy") }),
  metric("AWS/ElastiCache", "Evictions", { CacheClusterId: "redis-001" }),
  metric("AWS/ApplicationELB", "RequestCount", { LoadBalancer: name, TargetGroup: name }),
];

// @ts-expect-error a replication group alone has no data
metric("AWS/ElastiCache", "Evictions", { ReplicationGroupId: "redis" });
// @ts-expect-error a target group alone has no data either
metric("AWS/ApplicationELB", "UnHealthyHostCount", { TargetGroup: name });
// @ts-expect-error the load balancer as a whole has no host metrics
metric("AWS/ApplicationELB", "UnHealthyHostCount", { LoadBalancer: name });
// @ts-expect-error no set combines the dimensions of two sets
metric("AWS/RDS", "DatabaseConnections", { DBInstanceIdentifier: name, ProxyName: name });
// @ts-expect-error a proxy has no CPU
metric("AWS/RDS", "CPUUtilization", { ProxyName: name });
// @ts-expect-error a dimension is missing
metric("AWS/WAFV2", "BlockedRequests", { WebACL: "acl", Rule: "ALL" });
// @ts-expect-error a misspelled metric
metric("AWS/SQS", "ApproximateAgeOfOldestMessages", { QueueName: name });
// @ts-expect-error a misspelled namespace
metric("AWS/Sqs", "ApproximateAgeOfOldestMessage", { QueueName: name });
// @ts-expect-error the application's metrics need the environment's namespace
metric("Application", "ActiveConnections", { ClusterName: name, ServiceName: name });
// @ts-expect-error only `metric` creates a metric
export const handMade: Metric = { namespace: "AWS/RDS", name: "CPUUtilization", dimensions: {} };

const options: AlarmOptions = {
  purpose: "test",
  description: "A test.",
  watch: { metric: metric("AWS/RDS", "CPUUtilization", { DBInstanceIdentifier: name }), stat: "Average" },
  period: 60,
  datapoints: [1, 1],
  when: ">",
  threshold: 1,
  missing: "notBreaching",
};
// @ts-expect-error `missing` leaves an alarm without data in INSUFFICIENT_DATA forever
export const silent: AlarmOptions = { ...options, missing: "missing" };
// @ts-expect-error p95 is not a named statistic like `median`
export const median: AlarmOptions = { ...options, watch: { ...options.watch, stat: "median" } };
