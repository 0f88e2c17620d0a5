/** Bounds of values that AWS states in its documentation only: attributes of load balancers, and what a schema leaves open. */
import type { Statement } from "../bounds/collect.ts";

export interface Facts {
  readonly source: string;
  readonly token: string;
  readonly statements: Readonly<Record<string, Statement>>;
}

const elb = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application";
const seconds = (minimum: number, maximum: number): Statement => ({ minimum, maximum });

const forwarding = (list: string): Readonly<Record<string, Statement>> => ({
  [`${list}.forward.stickiness.duration`]: { minimum: 1, maximum: 604_800 },
  [`${list}.forward.targetGroups`]: { minItems: 1, maxItems: 5 },
  [`${list}.forward.targetGroups.weight`]: { minimum: 0, maximum: 999 },
});

/** A secret is deleted at once, or after 7 to 30 days. */
const recoveryWindow: Statement = { enum: [0, ...Array.from({ length: 24 }, (_, index) => index + 7)] };

export const valueFacts: readonly Facts[] = [
  {
    source: `${elb}/edit-load-balancer-attributes.html`,
    token: "aws:lb/loadBalancer:LoadBalancer",
    statements: {
      clientKeepAlive: seconds(60, 604_800),
      desyncMitigationMode: { enum: ["monitor", "defensive", "strictest"] },
      idleTimeout: seconds(1, 4000),
      name: { maxLength: 32 },
      xffHeaderProcessingMode: { enum: ["append", "preserve", "remove"] },
    },
  },
  {
    source: `${elb}/edit-target-group-attributes.html`,
    token: "aws:lb/targetGroup:TargetGroup",
    statements: {
      deregistrationDelay: seconds(0, 3600),
      loadBalancingAlgorithmType: { enum: ["round_robin", "least_outstanding_requests", "weighted_random"] },
      loadBalancingAnomalyMitigation: { enum: ["on", "off"] },
      name: { maxLength: 32 },
      protocolVersion: { enum: ["GRPC", "HTTP1", "HTTP2"] },
      slowStart: seconds(0, 900),
      "stickiness.cookieDuration": seconds(1, 604_800),
      "stickiness.type": { enum: ["lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"] },
      targetType: { enum: ["alb", "instance", "ip", "lambda"] },
    },
  },
  { source: `${elb}/load-balancer-limits.html`, token: "aws:lb/listener:Listener", statements: forwarding("defaultActions") },
  { source: `${elb}/load-balancer-limits.html`, token: "aws:lb/listenerRule:ListenerRule", statements: forwarding("actions") },
  {
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    token: "aws:cloudwatch/metricAlarm:MetricAlarm",
    statements: { alarmActions: { maxItems: 5 }, insufficientDataActions: { maxItems: 5 }, okActions: { maxItems: 5 } },
  },
  {
    source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html",
    token: "aws:backup/plan:Plan",
    statements: {
      "rules.startWindow": { minimum: 60 },
      "rules.lifecycle.coldStorageAfter": { minimum: 1, maximum: 36_500 },
      "rules.lifecycle.deleteAfter": { minimum: 1, maximum: 36_500 },
    },
  },
  {
    source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html",
    token: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    statements: {
      changeableForDays: { minimum: 3, maximum: 36_500 },
      maxRetentionDays: { minimum: 1, maximum: 36_500 },
      minRetentionDays: { minimum: 1, maximum: 36_500 },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    token: "aws:rds/instance:Instance",
    statements: {
      allocatedStorage: { minimum: 5, maximum: 65_536 },
      backupRetentionPeriod: { minimum: 0, maximum: 35 },
      maxAllocatedStorage: { minimum: 0, maximum: 65_536 },
      monitoringInterval: { enum: [0, 1, 5, 10, 15, 30, 60] },
      port: { minimum: 1150, maximum: 65_535 },
      storageType: { enum: ["standard", "gp2", "gp3", "io1", "io2"] },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    token: "aws:elasticache/replicationGroup:ReplicationGroup",
    statements: {
      numNodeGroups: { minimum: 1, maximum: 500 },
      port: { minimum: 1, maximum: 65_535 },
      replicationGroupId: { maxLength: 40 },
      snapshotRetentionLimit: { minimum: 0, maximum: 35 },
      transitEncryptionMode: { enum: ["preferred", "required"] },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    token: "aws:ecs/service:Service",
    statements: {
      deploymentMaximumPercent: { minimum: 100 },
      deploymentMinimumHealthyPercent: { minimum: 0 },
      desiredCount: { minimum: 0 },
      healthCheckGracePeriodSeconds: { minimum: 0, maximum: 2_147_483_647 },
      "networkConfiguration.securityGroups": { maxItems: 5 },
      "networkConfiguration.subnets": { minItems: 1, maxItems: 16 },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html",
    token: "aws:ecs/taskDefinition:TaskDefinition",
    statements: { "ephemeralStorage.sizeInGib": { minimum: 21, maximum: 200 } },
  },
  {
    source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
    token: "aws:appautoscaling/target:Target",
    statements: { maxCapacity: { minimum: 0 }, minCapacity: { minimum: 0 } },
  },
  {
    source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTargetAction.html",
    token: "aws:appautoscaling/scheduledAction:ScheduledAction",
    statements: { "scalableTargetAction.maxCapacity": { minimum: 0 }, "scalableTargetAction.minCapacity": { minimum: 0 } },
  },
  {
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
    token: "aws:route53/record:Record",
    statements: {
      ttl: { minimum: 0, maximum: 2_147_483_647 },
      "weightedRoutingPolicies.weight": { minimum: 0, maximum: 255 },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
    token: "aws:ec2/networkAclRule:NetworkAclRule",
    statements: { ruleNumber: { minimum: 1, maximum: 32_766 } },
  },
  ...["securityGroupIngressRule:SecurityGroupIngressRule", "securityGroupEgressRule:SecurityGroupEgressRule"].map((name) => ({
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    token: `aws:vpc/${name}`,
    statements: { fromPort: { minimum: -1, maximum: 65_535 }, toPort: { minimum: -1, maximum: 65_535 } },
  })),
  {
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    token: "aws:ec2/securityGroupRule:SecurityGroupRule",
    statements: {
      fromPort: { minimum: -1, maximum: 65_535 },
      toPort: { minimum: -1, maximum: 65_535 },
      type: { enum: ["ingress", "egress"] },
    },
  },
  {
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    token: "aws:ec2/securityGroup:SecurityGroup",
    statements: Object.fromEntries(
      ["ingress.fromPort", "ingress.toPort", "egress.fromPort", "egress.toPort"].map((path) => [path, { minimum: -1, maximum: 65_535 }]),
    ),
  },
  {
    source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html",
    token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    statements: {
      "rules.expiration.days": { minimum: 1 },
      "rules.noncurrentVersionExpiration.noncurrentDays": { minimum: 1 },
      "rules.transitions.storageClass": {
        enum: ["GLACIER", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "DEEP_ARCHIVE", "GLACIER_IR"],
      },
    },
  },
  {
    source: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html",
    token: "aws:secretsmanager/secret:Secret",
    statements: { recoveryWindowInDays: recoveryWindow },
  },
];
