/** Ranges of numbers that the resource schemas leave open, as the pages of AWS's APIs state them. */
import type { Facts } from "./values.ts";
import type { Statement } from "../bounds/collect.ts";

const range = (minimum: number, maximum: number): Statement => ({ minimum, maximum });
const atLeast = (minimum: number): Statement => ({ minimum });
const port = range(1, 65_535);
const anyPort = range(-1, 65_535);
const percent = range(0, 100);

const api = {
  autoscaling: "https://docs.aws.amazon.com/autoscaling/application/APIReference",
  elb: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference",
  ec2: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference",
  ecs: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference",
  rds: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference",
  s3: "https://docs.aws.amazon.com/AmazonS3/latest/API",
} as const;

const sessionTimeout = (list: string): Readonly<Record<string, Statement>> => ({
  [`${list}.authenticateCognito.sessionTimeout`]: range(1, 604_800),
  [`${list}.authenticateOidc.sessionTimeout`]: range(1, 604_800),
});

/** Days of a rule in a bucket's life cycle. */
const lifecycle: Readonly<Record<string, Statement>> = {
  "rules.abortIncompleteMultipartUpload.daysAfterInitiation": atLeast(1),
  "rules.filter.and.objectSizeGreaterThan": atLeast(0),
  "rules.filter.and.objectSizeLessThan": atLeast(1),
  "rules.filter.objectSizeGreaterThan": atLeast(0),
  "rules.filter.objectSizeLessThan": atLeast(1),
  "rules.noncurrentVersionExpiration.newerNoncurrentVersions": range(1, 100),
  "rules.noncurrentVersionTransitions.newerNoncurrentVersions": range(1, 100),
  "rules.noncurrentVersionTransitions.noncurrentDays": atLeast(0),
  "rules.transitions.days": atLeast(0),
};

/** Statements of a web ACL inside of others, which the schema does not go into. */
const nested = ["andStatement.statements", "orStatement.statements", "notStatement.statement"]
  .concat(["managedRuleGroupStatement.scopeDownStatement", "rateBasedStatement.scopeDownStatement"])
  .map((path) => `rules.statement.${path}`);
const transformed = ["byteMatch", "regexMatch", "regexPatternSetReference", "sizeConstraint", "sqliMatch", "xssMatch"];
const web: Readonly<Record<string, Statement>> = Object.fromEntries(
  nested.flatMap((path) => [
    ...transformed.map((kind) => [`${path}.${kind}Statement.textTransformations.priority`, atLeast(0)] as const),
    [`${path}.sizeConstraintStatement.size`, range(0, 21_474_836_480)] as const,
  ]),
);

export const rangeFacts: readonly Facts[] = [
  {
    source: `${api.autoscaling}/API_StepScalingPolicyConfiguration.html`,
    token: "aws:appautoscaling/policy:Policy",
    statements: {
      "stepScalingPolicyConfiguration.cooldown": atLeast(0),
      "stepScalingPolicyConfiguration.minAdjustmentMagnitude": atLeast(1),
      "targetTrackingScalingPolicyConfiguration.scaleInCooldown": atLeast(0),
      "targetTrackingScalingPolicyConfiguration.scaleOutCooldown": atLeast(0),
    },
  },
  {
    source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html",
    token: "aws:backup/plan:Plan",
    statements: {
      "rules.completionWindow": atLeast(60),
      "rules.copyActions.lifecycle.coldStorageAfter": range(1, 36_500),
      "rules.copyActions.lifecycle.deleteAfter": range(1, 36_500),
    },
  },
  {
    source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_BatchParameters.html",
    token: "aws:cloudwatch/eventTarget:EventTarget",
    statements: { "batchTarget.arraySize": range(2, 10_000), "batchTarget.jobAttempts": range(1, 10), "ecsTarget.taskCount": range(1, 10) },
  },
  {
    source: `${api.ec2}/API_IpPermission.html`,
    token: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    statements: { "egress.fromPort": anyPort, "egress.toPort": anyPort, "ingress.fromPort": anyPort, "ingress.toPort": anyPort },
  },
  {
    source: `${api.ec2}/API_CreateFlowLogs.html`,
    token: "aws:ec2/flowLog:FlowLog",
    statements: { maxAggregationInterval: { enum: [60, 600] } },
  },
  {
    source: `${api.ec2}/API_CreateSubnet.html`,
    token: "aws:ec2/subnet:Subnet",
    statements: { enableLniAtDeviceIndex: atLeast(1), ipv4NetmaskLength: range(16, 28), ipv6NetmaskLength: range(44, 64) },
  },
  {
    source: `${api.ec2}/API_CreateVpc.html`,
    token: "aws:ec2/vpc:Vpc",
    statements: { ipv4NetmaskLength: range(16, 28), ipv6NetmaskLength: range(44, 60) },
  },
  {
    source: `${api.ecs}/API_ServiceManagedEBSVolumeConfiguration.html`,
    token: "aws:ecs/service:Service",
    statements: {
      "loadBalancers.containerPort": port,
      "serviceConnectConfiguration.services.clientAlias.port": port,
      "serviceRegistries.containerPort": port,
      "serviceRegistries.port": port,
      "volumeConfiguration.managedEbsVolume.iops": range(100, 256_000),
      "volumeConfiguration.managedEbsVolume.sizeInGb": range(1, 65_536),
      "volumeConfiguration.managedEbsVolume.throughput": range(125, 2000),
      "volumeConfiguration.managedEbsVolume.volumeInitializationRate": range(100, 300),
    },
  },
  {
    source: `${api.ecs}/API_EFSVolumeConfiguration.html`,
    token: "aws:ecs/taskDefinition:TaskDefinition",
    statements: {
      "volumes.efsVolumeConfiguration.transitEncryptionPort": range(0, 65_535),
      "volumes.s3filesVolumeConfiguration.transitEncryptionPort": range(0, 65_535),
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_NodeGroupConfiguration.html",
    token: "aws:elasticache/replicationGroup:ReplicationGroup",
    statements: { "nodeGroupConfigurations.replicaCount": range(0, 5) },
  },
  {
    source: `${api.elb}/API_ListenerAttribute.html`,
    token: "aws:lb/listener:Listener",
    statements: { ...sessionTimeout("defaultActions"), tcpIdleTimeoutSeconds: range(60, 6000) },
  },
  {
    source: `${api.elb}/API_AuthenticateOidcActionConfig.html`,
    token: "aws:lb/listenerRule:ListenerRule",
    statements: sessionTimeout("actions"),
  },
  {
    source: `${api.elb}/API_MinimumLoadBalancerCapacity.html`,
    token: "aws:lb/loadBalancer:LoadBalancer",
    statements: { "minimumLoadBalancerCapacity.capacityUnits": atLeast(100), secondaryIpsAutoAssignedPerSubnet: range(0, 7) },
  },
  {
    source: `${api.elb}/API_TargetGroupAttribute.html`,
    token: "aws:lb/targetGroup:TargetGroup",
    statements: {
      "targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsCount": atLeast(1),
      "targetHealthStates.unhealthyDrainingInterval": range(0, 360_000),
    },
  },
  {
    source: `${api.rds}/API_CreateDBInstance.html`,
    token: "aws:rds/instance:Instance",
    statements: { iops: range(1000, 256_000), storageThroughput: range(125, 4000) },
  },
  { source: `${api.rds}/API_CreateDBProxy.html`, token: "aws:rds/proxy:Proxy", statements: { idleClientTimeout: range(1, 28_800) } },
  {
    source: `${api.rds}/API_ConnectionPoolConfiguration.html`,
    token: "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup",
    statements: { "connectionPoolConfig.connectionBorrowTimeout": range(0, 300) },
  },
  {
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoProximityLocation.html",
    token: "aws:route53/record:Record",
    statements: { "geoproximityRoutingPolicy.bias": range(-99, 99) },
  },
  {
    source: `${api.s3}/API_ReplicationTimeValue.html`,
    token: "aws:s3/bucket:Bucket",
    statements: {
      "corsRules.maxAgeSeconds": atLeast(0),
      "lifecycleRules.abortIncompleteMultipartUploadDays": atLeast(1),
      "lifecycleRules.expiration.days": atLeast(1),
      "lifecycleRules.noncurrentVersionExpiration.days": atLeast(1),
      "lifecycleRules.noncurrentVersionTransitions.days": atLeast(0),
      "lifecycleRules.transitions.days": atLeast(0),
      "objectLockConfiguration.rule.defaultRetention.days": range(1, 36_500),
      "objectLockConfiguration.rule.defaultRetention.years": range(1, 100),
      "replicationConfiguration.rules.destination.metrics.minutes": { enum: [15] },
      "replicationConfiguration.rules.destination.replicationTime.minutes": { enum: [15] },
      "replicationConfiguration.rules.priority": atLeast(0),
    },
  },
  {
    source: `${api.s3}/API_LifecycleRule.html`,
    token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    statements: lifecycle,
  },
  {
    source: "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html",
    token: "aws:sns/topic:Topic",
    statements: {
      ...Object.fromEntries(["application", "firehose", "http", "lambda", "sqs"].map((to) => [`${to}SuccessFeedbackSampleRate`, percent])),
      signatureVersion: { enum: [1, 2] },
    },
  },
  {
    source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html",
    token: "aws:wafv2/webAcl:WebAcl",
    statements: web,
  },
];
