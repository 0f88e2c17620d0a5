/**
 * AWS calls that the AWS provider makes for each operation: `create | read | update | delete`. After creating and updating it reads. Written
 * by hand from the source of hashicorp/terraform-provider-aws, apart from the tables from which `deploy-role` works; deploy-sources.ts says
 * which file of which commit. A call that depends on an input is listed only if every plan sets that input, and an update lists what a change
 * of tags calls. `pass:` hands a role to a service, `link:` makes a service-linked role.
 */
import type { Properties } from "./wire.ts";

const settings = (put: string, get: string, remove: string): string => `${put} | ${get} | ${put} | ${remove}`;

const table: Readonly<Record<string, string>> = {
  "aws:acm/certificate:Certificate":
    "acm:RequestCertificate acm:AddTagsToCertificate | acm:DescribeCertificate acm:ListTagsForCertificate | acm:AddTagsToCertificate | acm:DeleteCertificate",
  "aws:acm/certificateValidation:CertificateValidation": "acm:DescribeCertificate | acm:DescribeCertificate | | ",
  "aws:appautoscaling/target:Target":
    "application-autoscaling:RegisterScalableTarget link:ecs.application-autoscaling.amazonaws.com | application-autoscaling:DescribeScalableTargets application-autoscaling:ListTagsForResource | application-autoscaling:RegisterScalableTarget application-autoscaling:TagResource | application-autoscaling:DeregisterScalableTarget",
  "aws:appautoscaling/policy:Policy":
    "application-autoscaling:PutScalingPolicy | application-autoscaling:DescribeScalingPolicies | application-autoscaling:PutScalingPolicy | application-autoscaling:DeleteScalingPolicy",
  "aws:appautoscaling/scheduledAction:ScheduledAction": settings(
    "application-autoscaling:PutScheduledAction",
    "application-autoscaling:DescribeScheduledActions",
    "application-autoscaling:DeleteScheduledAction",
  ),
  "aws:backup/plan:Plan":
    "backup:CreateBackupPlan backup:TagResource | backup:GetBackupPlan backup:ListTags | backup:TagResource | backup:DeleteBackupPlan",
  "aws:backup/selection:Selection":
    "backup:CreateBackupSelection pass:backup.amazonaws.com link:backup.amazonaws.com | backup:GetBackupSelection | | backup:DeleteBackupSelection",
  "aws:backup/vault:Vault":
    "backup:CreateBackupVault backup-storage:MountCapsule backup:TagResource | backup:DescribeBackupVault backup:ListTags | backup:TagResource | backup:DeleteBackupVault",
  "aws:backup/vaultPolicy:VaultPolicy": settings(
    "backup:PutBackupVaultAccessPolicy",
    "backup:GetBackupVaultAccessPolicy",
    "backup:DeleteBackupVaultAccessPolicy",
  ),
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": settings(
    "backup:PutBackupVaultLockConfiguration",
    "backup:DescribeBackupVault",
    "backup:DeleteBackupVaultLockConfiguration",
  ),
  "aws:backup/vaultNotifications:VaultNotifications": settings(
    "backup:PutBackupVaultNotifications",
    "backup:GetBackupVaultNotifications",
    "backup:DeleteBackupVaultNotifications",
  ),
  "aws:cloudwatch/dashboard:Dashboard": settings("cloudwatch:PutDashboard", "cloudwatch:GetDashboard", "cloudwatch:DeleteDashboards"),
  "aws:cloudwatch/eventRule:EventRule":
    "events:PutRule events:TagResource | events:DescribeRule events:ListTagsForResource | events:PutRule events:TagResource | events:DeleteRule",
  "aws:cloudwatch/eventTarget:EventTarget": settings("events:PutTargets", "events:ListTargetsByRule", "events:RemoveTargets"),
  "aws:cloudwatch/logGroup:LogGroup":
    "logs:CreateLogGroup logs:TagResource logs:PutRetentionPolicy | logs:DescribeLogGroups logs:ListTagsForResource | logs:TagResource | logs:DeleteLogGroup",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": settings(
    "logs:PutResourcePolicy",
    "logs:DescribeResourcePolicies",
    "logs:DeleteResourcePolicy",
  ),
  "aws:cloudwatch/metricAlarm:MetricAlarm":
    "cloudwatch:PutMetricAlarm cloudwatch:TagResource | cloudwatch:DescribeAlarms cloudwatch:ListTagsForResource | cloudwatch:PutMetricAlarm cloudwatch:TagResource | cloudwatch:DeleteAlarms",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup":
    "ec2:RevokeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:DescribeSecurityGroupRules ec2:CreateTags | ec2:DescribeSecurityGroups | ec2:CreateTags | ",
  "aws:ec2/eip:Eip":
    "ec2:AllocateAddress ec2:CreateTags | ec2:DescribeAddresses ec2:DescribeAddressesAttribute | ec2:CreateTags | ec2:ReleaseAddress",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway":
    "ec2:CreateEgressOnlyInternetGateway ec2:CreateTags | ec2:DescribeEgressOnlyInternetGateways | ec2:CreateTags | ec2:DeleteEgressOnlyInternetGateway",
  "aws:ec2/flowLog:FlowLog":
    "ec2:CreateFlowLogs ec2:CreateTags pass:vpc-flow-logs.amazonaws.com | ec2:DescribeFlowLogs | ec2:CreateTags | ec2:DeleteFlowLogs",
  "aws:ec2/internetGateway:InternetGateway":
    "ec2:CreateInternetGateway ec2:CreateTags ec2:AttachInternetGateway | ec2:DescribeInternetGateways | ec2:CreateTags | ec2:DetachInternetGateway ec2:DeleteInternetGateway",
  "aws:ec2/natGateway:NatGateway": "ec2:CreateNatGateway ec2:CreateTags | ec2:DescribeNatGateways | ec2:CreateTags | ec2:DeleteNatGateway",
  "aws:ec2/route:Route": "ec2:CreateRoute | ec2:DescribeRouteTables | ec2:ReplaceRoute | ec2:DeleteRoute",
  "aws:ec2/routeTable:RouteTable": "ec2:CreateRouteTable ec2:CreateTags | ec2:DescribeRouteTables | ec2:CreateTags | ec2:DeleteRouteTable",
  "aws:ec2/routeTableAssociation:RouteTableAssociation":
    "ec2:AssociateRouteTable | ec2:DescribeRouteTables | ec2:ReplaceRouteTableAssociation | ec2:DisassociateRouteTable",
  "aws:ec2/securityGroup:SecurityGroup":
    "ec2:CreateSecurityGroup ec2:CreateTags ec2:RevokeSecurityGroupEgress | ec2:DescribeSecurityGroups | ec2:CreateTags | ec2:DescribeNetworkInterfaces ec2:DeleteSecurityGroup",
  "aws:ec2/subnet:Subnet":
    "ec2:CreateSubnet ec2:CreateTags | ec2:DescribeSubnets | ec2:CreateTags | ec2:DescribeNetworkInterfaces ec2:DeleteSubnet",
  "aws:ec2/vpc:Vpc":
    "ec2:CreateVpc ec2:CreateTags ec2:ModifyVpcAttribute | ec2:DescribeVpcs ec2:DescribeVpcAttribute ec2:DescribeNetworkAcls ec2:DescribeRouteTables ec2:DescribeSecurityGroups | ec2:CreateTags | ec2:DeleteVpc",
  "aws:ec2/vpcEndpoint:VpcEndpoint":
    "ec2:CreateVpcEndpoint ec2:CreateTags | ec2:DescribeVpcEndpoints ec2:DescribePrefixLists ec2:DescribeNetworkInterfaces | ec2:CreateTags | ec2:DeleteVpcEndpoints",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": settings("ecr:PutLifecyclePolicy", "ecr:GetLifecyclePolicy", "ecr:DeleteLifecyclePolicy"),
  "aws:ecr/repository:Repository":
    "ecr:CreateRepository ecr:TagResource | ecr:DescribeRepositories ecr:ListTagsForResource | ecr:TagResource | ecr:DeleteRepository",
  "aws:ecs/cluster:Cluster":
    "ecs:CreateCluster ecs:TagResource link:ecs.amazonaws.com | ecs:DescribeClusters | ecs:TagResource | ecs:DeleteCluster",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders":
    "ecs:PutClusterCapacityProviders | ecs:DescribeClusters | ecs:PutClusterCapacityProviders | ecs:PutClusterCapacityProviders",
  "aws:ecs/service:Service":
    "ecs:CreateService ecs:TagResource | ecs:DescribeServices | ecs:UpdateService ecs:TagResource | ecs:DescribeServices ecs:UpdateService ecs:DeleteService",
  "aws:ecs/taskDefinition:TaskDefinition":
    "ecs:RegisterTaskDefinition ecs:TagResource pass:ecs-tasks.amazonaws.com | ecs:DescribeTaskDefinition | ecs:TagResource | ecs:DeregisterTaskDefinition",
  "aws:elasticache/parameterGroup:ParameterGroup":
    "elasticache:CreateCacheParameterGroup elasticache:AddTagsToResource elasticache:ModifyCacheParameterGroup | elasticache:DescribeCacheParameterGroups elasticache:DescribeCacheParameters elasticache:ListTagsForResource | elasticache:AddTagsToResource | elasticache:DeleteCacheParameterGroup",
  "aws:elasticache/replicationGroup:ReplicationGroup":
    "elasticache:CreateReplicationGroup elasticache:AddTagsToResource link:elasticache.amazonaws.com | elasticache:DescribeReplicationGroups elasticache:ListTagsForResource | elasticache:AddTagsToResource | elasticache:DeleteReplicationGroup elasticache:CreateSnapshot",
  "aws:elasticache/subnetGroup:SubnetGroup":
    "elasticache:CreateCacheSubnetGroup elasticache:AddTagsToResource | elasticache:DescribeCacheSubnetGroups elasticache:ListTagsForResource | elasticache:AddTagsToResource | elasticache:DeleteCacheSubnetGroup",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider":
    "iam:CreateOpenIDConnectProvider | iam:GetOpenIDConnectProvider | iam:TagOpenIDConnectProvider | iam:DeleteOpenIDConnectProvider",
  "aws:iam/role:Role":
    "iam:CreateRole iam:TagRole | iam:GetRole iam:ListRolePolicies iam:GetRolePolicy iam:ListAttachedRolePolicies | iam:TagRole | iam:ListInstanceProfilesForRole iam:DeleteRole",
  "aws:iam/rolePolicy:RolePolicy": settings("iam:PutRolePolicy", "iam:GetRolePolicy", "iam:DeleteRolePolicy"),
  "aws:kms/alias:Alias": "kms:CreateAlias | kms:ListAliases | kms:UpdateAlias | kms:DeleteAlias",
  "aws:kms/key:Key":
    "kms:CreateKey kms:TagResource kms:EnableKeyRotation | kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListResourceTags | kms:TagResource | kms:ScheduleKeyDeletion",
  "aws:lb/listener:Listener":
    "elasticloadbalancing:CreateListener elasticloadbalancing:AddTags | elasticloadbalancing:DescribeListeners elasticloadbalancing:DescribeListenerAttributes elasticloadbalancing:DescribeTags | elasticloadbalancing:AddTags | elasticloadbalancing:DeleteListener",
  "aws:lb/listenerRule:ListenerRule":
    "elasticloadbalancing:CreateRule elasticloadbalancing:AddTags | elasticloadbalancing:DescribeRules elasticloadbalancing:DescribeTags | elasticloadbalancing:AddTags | elasticloadbalancing:DeleteRule",
  "aws:lb/loadBalancer:LoadBalancer":
    "elasticloadbalancing:CreateLoadBalancer elasticloadbalancing:AddTags elasticloadbalancing:ModifyLoadBalancerAttributes link:elasticloadbalancing.amazonaws.com | elasticloadbalancing:DescribeLoadBalancers elasticloadbalancing:DescribeLoadBalancerAttributes elasticloadbalancing:DescribeCapacityReservation elasticloadbalancing:DescribeTags | elasticloadbalancing:ModifyLoadBalancerAttributes elasticloadbalancing:AddTags | elasticloadbalancing:DeleteLoadBalancer ec2:DescribeNetworkInterfaces",
  "aws:lb/targetGroup:TargetGroup":
    "elasticloadbalancing:CreateTargetGroup elasticloadbalancing:AddTags elasticloadbalancing:ModifyTargetGroupAttributes | elasticloadbalancing:DescribeTargetGroups elasticloadbalancing:DescribeTargetGroupAttributes elasticloadbalancing:DescribeTags | elasticloadbalancing:AddTags | elasticloadbalancing:DeleteTargetGroup",
  "aws:rds/eventSubscription:EventSubscription":
    "rds:CreateEventSubscription rds:AddTagsToResource | rds:DescribeEventSubscriptions rds:ListTagsForResource | rds:AddTagsToResource | rds:DeleteEventSubscription",
  "aws:rds/instance:Instance":
    "rds:CreateDBInstance rds:AddTagsToResource link:rds.amazonaws.com | rds:DescribeDBInstances | rds:ModifyDBInstance rds:AddTagsToResource | rds:DeleteDBInstance rds:CreateDBSnapshot",
  "aws:rds/parameterGroup:ParameterGroup":
    "rds:CreateDBParameterGroup rds:AddTagsToResource rds:ModifyDBParameterGroup | rds:DescribeDBParameterGroups rds:DescribeDBParameters rds:ListTagsForResource | rds:AddTagsToResource | rds:DeleteDBParameterGroup",
  "aws:rds/proxy:Proxy":
    "rds:CreateDBProxy rds:AddTagsToResource pass:rds.amazonaws.com | rds:DescribeDBProxies rds:ListTagsForResource | rds:AddTagsToResource | rds:DeleteDBProxy",
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup":
    "rds:ModifyDBProxyTargetGroup | rds:DescribeDBProxyTargetGroups | rds:ModifyDBProxyTargetGroup | ",
  "aws:rds/proxyTarget:ProxyTarget": "rds:RegisterDBProxyTargets | rds:DescribeDBProxyTargets | | rds:DeregisterDBProxyTargets",
  "aws:rds/subnetGroup:SubnetGroup":
    "rds:CreateDBSubnetGroup rds:AddTagsToResource | rds:DescribeDBSubnetGroups rds:ListTagsForResource | rds:AddTagsToResource | rds:DeleteDBSubnetGroup",
  "aws:route53/healthCheck:HealthCheck":
    "route53:CreateHealthCheck route53:ChangeTagsForResource | route53:GetHealthCheck route53:ListTagsForResource | route53:ChangeTagsForResource | route53:DeleteHealthCheck",
  "aws:route53/record:Record":
    "route53:ChangeResourceRecordSets route53:GetChange | route53:GetHostedZone route53:ListResourceRecordSets | route53:ChangeResourceRecordSets route53:GetChange | route53:GetHostedZone route53:ListResourceRecordSets route53:ChangeResourceRecordSets route53:GetChange",
  "aws:s3/bucket:Bucket":
    "s3:CreateBucket s3:PutBucketTagging | s3:ListBucket s3:GetBucketPolicy s3:GetBucketAcl s3:GetBucketCORS s3:GetBucketWebsite s3:GetBucketVersioning s3:GetAccelerateConfiguration s3:GetBucketRequestPayment s3:GetBucketLogging s3:GetLifecycleConfiguration s3:GetReplicationConfiguration s3:GetEncryptionConfiguration s3:GetBucketObjectLockConfiguration s3:GetBucketTagging | s3:PutBucketTagging | s3:DeleteBucket",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": settings(
    "s3:PutLifecycleConfiguration",
    "s3:GetLifecycleConfiguration",
    "s3:PutLifecycleConfiguration",
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": settings(
    "s3:PutBucketOwnershipControls",
    "s3:GetBucketOwnershipControls",
    "s3:PutBucketOwnershipControls",
  ),
  "aws:s3/bucketPolicy:BucketPolicy": settings("s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:DeleteBucketPolicy"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": settings(
    "s3:PutBucketPublicAccessBlock",
    "s3:GetBucketPublicAccessBlock",
    "s3:PutBucketPublicAccessBlock",
  ),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": settings(
    "s3:PutEncryptionConfiguration",
    "s3:GetEncryptionConfiguration",
    "s3:PutEncryptionConfiguration",
  ),
  "aws:s3/bucketVersioning:BucketVersioning": settings("s3:PutBucketVersioning", "s3:GetBucketVersioning", "s3:PutBucketVersioning"),
  "aws:scheduler/schedule:Schedule":
    "scheduler:CreateSchedule pass:scheduler.amazonaws.com | scheduler:GetSchedule | scheduler:UpdateSchedule pass:scheduler.amazonaws.com | scheduler:DeleteSchedule",
  "aws:secretsmanager/secret:Secret":
    "secretsmanager:CreateSecret secretsmanager:TagResource | secretsmanager:DescribeSecret secretsmanager:GetResourcePolicy | secretsmanager:TagResource | secretsmanager:DeleteSecret",
  // The stage AWSCURRENT stays with the version that is deleted.
  "aws:secretsmanager/secretVersion:SecretVersion":
    "secretsmanager:PutSecretValue | secretsmanager:GetSecretValue | secretsmanager:UpdateSecretVersionStage | secretsmanager:GetSecretValue",
  "aws:sns/topic:Topic":
    "sns:CreateTopic sns:TagResource sns:SetTopicAttributes | sns:GetTopicAttributes sns:ListTagsForResource | sns:TagResource | sns:DeleteTopic",
  "aws:sns/topicPolicy:TopicPolicy": settings("sns:SetTopicAttributes", "sns:GetTopicAttributes", "sns:SetTopicAttributes"),
  "aws:sns/topicSubscription:TopicSubscription":
    "sns:Subscribe | sns:GetSubscriptionAttributes | sns:SetSubscriptionAttributes | sns:Unsubscribe sns:GetSubscriptionAttributes",
  "aws:sqs/queue:Queue": "sqs:CreateQueue sqs:TagQueue | sqs:GetQueueAttributes sqs:ListQueueTags | sqs:TagQueue | sqs:DeleteQueue",
  "aws:sqs/queuePolicy:QueuePolicy": settings("sqs:SetQueueAttributes", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes"),
  "aws:sqs/redrivePolicy:RedrivePolicy": settings("sqs:SetQueueAttributes", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes"),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": settings("sqs:SetQueueAttributes", "sqs:GetQueueAttributes", "sqs:SetQueueAttributes"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule":
    "ec2:AuthorizeSecurityGroupEgress ec2:CreateTags | ec2:DescribeSecurityGroupRules | ec2:ModifySecurityGroupRules ec2:CreateTags | ec2:RevokeSecurityGroupEgress",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule":
    "ec2:AuthorizeSecurityGroupIngress ec2:CreateTags | ec2:DescribeSecurityGroupRules | ec2:ModifySecurityGroupRules ec2:CreateTags | ec2:RevokeSecurityGroupIngress",
  "aws:wafv2/webAcl:WebAcl":
    "wafv2:CreateWebACL wafv2:TagResource | wafv2:GetWebACL wafv2:ListTagsForResource | wafv2:TagResource | wafv2:DeleteWebACL",
  "aws:wafv2/webAclAssociation:WebAclAssociation":
    "wafv2:AssociateWebACL elasticloadbalancing:SetWebAcl | wafv2:GetWebACLForResource | | wafv2:DisassociateWebACL elasticloadbalancing:SetWebAcl",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration":
    "wafv2:PutLoggingConfiguration link:wafv2.amazonaws.com logs:CreateLogDelivery logs:PutResourcePolicy logs:DescribeResourcePolicies logs:DescribeLogGroups | wafv2:GetLoggingConfiguration | wafv2:PutLoggingConfiguration | wafv2:DeleteLoggingConfiguration logs:DeleteLogDelivery",
};

const operations = ["create", "read", "update", "delete"] as const;
export type Operation = (typeof operations)[number];

/** The resource types whose calls are known. */
export const typesWithCalls: readonly string[] = Object.keys(table);

/** The call that makes a database from something else, by the property that says from what. */
const restores = {
  replicateSourceDb: "rds:CreateDBInstanceReadReplica",
  restoreToPointInTime: "rds:RestoreDBInstanceToPointInTime",
  snapshotIdentifier: "rds:RestoreDBInstanceFromDBSnapshot",
} as const;

/** The calls of an operation, with the reading that follows; none for a type that is not in the table. */
export function apiCalls(token: string, operation: Operation, inputs: Properties = {}): readonly string[] {
  const parts = (table[token] ?? "").split("|").map((part) => part.trim().split(" ").filter(Boolean));
  const source = Object.entries(restores).find(([property]) => inputs[property] !== undefined)?.[1];
  const own = (parts[operations.indexOf(operation)] ?? []).map((call) => (call === "rds:CreateDBInstance" ? (source ?? call) : call));
  return operation === "create" || operation === "update" ? [...own, ...(parts[1] ?? [])] : own;
}
