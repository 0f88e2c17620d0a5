/**
 * Every metric that alarms and widgets may use, with the dimension sets that AWS publishes it under (each service's metrics reference).
 * CloudWatch accepts an alarm on any dimension set, but an alarm on an unpublished one never receives data.
 */
import { connectionsMetric, eventLoopLagMetric } from "./metrics.ts";

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

/** Namespace → metric → dimension sets. `Application` stands for the environment's own namespace. */
export const metricTable = {
  "AWS/ApplicationELB": {
    ActiveConnectionCount: loadBalancer,
    HTTPCode_ELB_5XX_Count: loadBalancer,
    HTTPCode_Target_2XX_Count: [...loadBalancer, ...targetGroup],
    HTTPCode_Target_3XX_Count: [...loadBalancer, ...targetGroup],
    HTTPCode_Target_4XX_Count: [...loadBalancer, ...targetGroup],
    HTTPCode_Target_5XX_Count: [...loadBalancer, ...targetGroup],
    HealthyHostCount: targetGroup,
    NewConnectionCount: loadBalancer,
    RejectedConnectionCount: loadBalancer,
    RequestCount: [...loadBalancer, ...targetGroup],
    TargetConnectionErrorCount: [...loadBalancer, ...targetGroup],
    TargetResponseTime: [...loadBalancer, ...targetGroup],
    UnHealthyHostCount: targetGroup,
  },
  "AWS/ECS": {
    CPUUtilization: [["ClusterName"], ...ecsService],
    MemoryUtilization: [["ClusterName"], ...ecsService],
  },
  "ECS/ContainerInsights": {
    CpuUtilized: [["ClusterName"], ...ecsService, ["ClusterName", "TaskDefinitionFamily"]],
    DeploymentCount: ecsService,
    DesiredTaskCount: ecsService,
    EphemeralStorageUtilized: [["ClusterName"], ...ecsService, ["ClusterName", "TaskDefinitionFamily"]],
    MemoryUtilized: [["ClusterName"], ...ecsService, ["ClusterName", "TaskDefinitionFamily"]],
    NetworkRxBytes: [["ClusterName"], ...ecsService, ["ClusterName", "TaskDefinitionFamily"]],
    NetworkTxBytes: [["ClusterName"], ...ecsService, ["ClusterName", "TaskDefinitionFamily"]],
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
    ApproximateNumberOfMessagesDelayed: queue,
    ApproximateNumberOfMessagesNotVisible: queue,
    ApproximateNumberOfMessagesVisible: queue,
    NumberOfEmptyReceives: queue,
    NumberOfMessagesDeleted: queue,
    NumberOfMessagesReceived: queue,
    NumberOfMessagesSent: queue,
    SentMessageSize: queue,
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
  // Only in one region (`healthCheckRegion`).
  "AWS/Route53": {
    HealthCheckStatus: [["HealthCheckId"]],
  },
  // AWS Certificate Manager User Guide, "Supported CloudWatch metrics".
  "AWS/CertificateManager": {
    DaysToExpiry: [["CertificateArn"]],
  },
  // Metrics that images publish (schema: `…ImageContract.publishesMetrics`).
  Application: {
    [connectionsMetric]: ecsService,
    [eventLoopLagMetric]: ecsService,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>>;
