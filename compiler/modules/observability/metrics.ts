/**
 * Every metric that alarms and widgets may use, with the dimension sets that it really exists on (aws-constraints §2.1; per metric
 * from the services' own metric lists). CloudWatch accepts an alarm on any set and then never has data for it, so a set that is
 * not here must not compile.
 */
import { connectionsMetric, eventLoopLagMetric } from "../../model/metrics.ts";
import type { Expr } from "../../plan/expr.ts";
import { traced, type Traced } from "../../plan/traced.ts";

const cacheNode = [["CacheClusterId"], ["CacheClusterId", "CacheNodeId"]] as const;
const dbInstance = [["DBInstanceIdentifier"], ["DatabaseClass"], ["EngineName"]] as const;
const proxyClient = [["ProxyName"], ["ProxyName", "EndpointName"]] as const;
const proxyTarget = [["ProxyName"], ["ProxyName", "TargetGroup", "Target"], ["ProxyName", "TargetGroup", "TargetRole"]] as const;
const ecsService = [["ClusterName", "ServiceName"]] as const;
const loadBalancer = [["LoadBalancer"], ["LoadBalancer", "AvailabilityZone"]] as const;
const targetGroup = [
  ["LoadBalancer", "TargetGroup"],
  ["LoadBalancer", "TargetGroup", "AvailabilityZone"],
] as const;
const queue = [["QueueName"]] as const;
const natGateway = [["NatGatewayId"]] as const;
const topic = [["TopicName"]] as const;
const webAcl = [["WebACL", "Region", "Rule"]] as const;

/** Namespace to metric to dimension sets. `Application` stands for the environment's own namespace (see `applicationMetric`). */
export const metricTable = {
  "AWS/ApplicationELB": {
    ActiveConnectionCount: loadBalancer,
    HTTPCode_ELB_5XX_Count: loadBalancer,
    HTTPCode_Target_4XX_Count: [...loadBalancer, ...targetGroup],
    HTTPCode_Target_5XX_Count: [...loadBalancer, ...targetGroup],
    HealthyHostCount: targetGroup,
    NewConnectionCount: loadBalancer,
    RejectedConnectionCount: loadBalancer,
    RequestCount: [...loadBalancer, ...targetGroup],
    TargetResponseTime: [...loadBalancer, ...targetGroup],
    UnHealthyHostCount: targetGroup,
  },
  "AWS/ECS": {
    CPUUtilization: [["ClusterName"], ...ecsService],
    MemoryUtilization: [["ClusterName"], ...ecsService],
  },
  "ECS/ContainerInsights": {
    CpuUtilized: [["ClusterName"], ...ecsService, ["ClusterName", "TaskDefinitionFamily"]],
    MemoryUtilized: [["ClusterName"], ...ecsService, ["ClusterName", "TaskDefinitionFamily"]],
    PendingTaskCount: ecsService,
    RunningTaskCount: ecsService,
  },
  "AWS/ElastiCache": {
    CurrConnections: cacheNode,
    DatabaseMemoryUsagePercentage: cacheNode,
    EngineCPUUtilization: cacheNode,
    Evictions: cacheNode,
    ReplicationLag: cacheNode,
  },
  "AWS/RDS": {
    CPUCreditBalance: dbInstance,
    CPUUtilization: dbInstance,
    ClientConnections: proxyClient,
    DBLoad: dbInstance,
    DatabaseConnections: [...dbInstance, ...proxyTarget],
    DatabaseConnectionsBorrowLatency: proxyClient,
    DatabaseConnectionsCurrentlySessionPinned: proxyTarget,
    DatabaseConnectionsSetupFailed: proxyTarget,
    "EBSByteBalance%": dbInstance,
    "EBSIOBalance%": dbInstance,
    FreeStorageSpace: dbInstance,
    FreeableMemory: dbInstance,
    MaxDatabaseConnectionsAllowed: proxyTarget,
    MaximumUsedTransactionIDs: dbInstance,
    ReadIOPS: dbInstance,
    ReadLatency: dbInstance,
    ReplicaLag: dbInstance,
    WriteIOPS: dbInstance,
    WriteLatency: dbInstance,
  },
  "AWS/SQS": {
    ApproximateAgeOfOldestMessage: queue,
    ApproximateNumberOfMessagesVisible: queue,
    NumberOfMessagesDeleted: queue,
    NumberOfMessagesSent: queue,
  },
  "AWS/NATGateway": {
    BytesInFromSource: natGateway,
    BytesOutToDestination: natGateway,
    ErrorPortAllocation: natGateway,
    PacketsDropCount: natGateway,
    PacketsInFromDestination: natGateway,
    PacketsInFromSource: natGateway,
  },
  "AWS/SNS": {
    NumberOfMessagesPublished: topic,
    NumberOfNotificationsFailed: topic,
  },
  "AWS/WAFV2": {
    AllowedRequests: webAcl,
    BlockedRequests: webAcl,
  },
  // Not in §2.1: AWS Certificate Manager's user guide, "CloudWatch metrics".
  "AWS/CertificateManager": {
    DaysToExpiry: [["CertificateArn"]],
  },
  // What images publish (schema, `…ImageContract.publishesMetrics`).
  Application: {
    [connectionsMetric]: ecsService,
    [eventLoopLagMetric]: ecsService,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>>;

type Table = typeof metricTable;
/** `AWS/RDS` and so on. */
export type Namespace = keyof Table;
/** Metrics of a namespace. */
export type MetricName<N extends Namespace> = keyof Table[N] & string;

/** A dimension's value: a name, or another resource's output. */
export type DimensionValue = string | Expr<string> | Traced<string>;

type Sets<N extends Namespace, M extends MetricName<N>> = Table[N][M] extends readonly (readonly string[])[] ? Table[N][M][number] : never;
/** One object type for each set, in which the dimensions of the other sets are forbidden: a mixture of two sets is neither. */
type OneOf<Set extends readonly string[], All extends string> = Set extends readonly (infer D extends string)[]
  ? { readonly [K in D]: DimensionValue } & { readonly [K in Exclude<All, D>]?: never }
  : never;
/** One of the dimension sets of a metric, with values. */
export type Dimensions<N extends Namespace, M extends MetricName<N>> = OneOf<Sets<N, M>, Sets<N, M>[number]>;

declare const checked: unique symbol;

/** A metric on a dimension set of the table; only `metric` and `applicationMetric` make one. */
export interface Metric {
  readonly [checked]: true;
  readonly namespace: Traced<string>;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, DimensionValue>>;
}

/** A metric of AWS. An unknown metric or a dimension set that it does not exist on does not compile. */
export function metric<N extends Exclude<Namespace, "Application">, M extends MetricName<N>>(
  namespace: N,
  name: M,
  dimensions: Dimensions<N, M>,
): Metric {
  return { namespace: traced(namespace), name, dimensions } as unknown as Metric;
}

/** A metric that images publish into the environment's namespace; the caller sees to it that one does (known-pitfalls B5). */
export function applicationMetric(
  namespace: Traced<string>,
  name: MetricName<"Application">,
  dimensions: Dimensions<"Application", MetricName<"Application">>,
): Metric {
  return { namespace, name, dimensions } as unknown as Metric;
}
