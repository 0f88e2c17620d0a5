/**
 * Where the AWS provider calls other APIs than the CloudFormation handler of the same type. `schema` is the type whose published
 * `handlers.permissions` count; a row without one has no CloudFormation type of its own. `also` adds calls of the provider, by operation;
 * `when` adds them only if the resource has the property; `not` removes what only the handler calls. Maintained by hand after the source of
 * hashicorp/terraform-provider-aws: deploy-sources.ts says which file of which commit each type was compared with.
 */
import { ec2Types } from "./deploy-ec2-types.ts";
import { setting, type Calls, type DeployType } from "./deploy-type.ts";

/** What Secrets Manager does with a customer managed key, with the permissions of its caller. */
const secretKey = "kms:Decrypt kms:GenerateDataKey";
const managedSecret = `secretsmanager:CreateSecret secretsmanager:TagResource ${secretKey}`;
const logDelivery =
  "logs:CreateLogDelivery logs:GetLogDelivery logs:UpdateLogDelivery logs:DeleteLogDelivery logs:ListLogDeliveries logs:PutResourcePolicy logs:DescribeResourcePolicies logs:DescribeLogGroups";
const vaultKey: Calls = { create: "backup-storage:MountCapsule" };

export const deployTypes: Readonly<Record<string, DeployType>> = {
  ...ec2Types,
  "aws:acm/certificate:Certificate": { schema: "AWS::CertificateManager::Certificate" },
  "aws:acm/certificateValidation:CertificateValidation": { also: { create: "acm:DescribeCertificate", read: "acm:DescribeCertificate" } },
  "aws:appautoscaling/policy:Policy": { schema: "AWS::ApplicationAutoScaling::ScalingPolicy", not: "cloudwatch:GetMetricData" },
  "aws:appautoscaling/scheduledAction:ScheduledAction": setting(
    "application-autoscaling:PutScheduledAction",
    "application-autoscaling:DescribeScheduledActions",
    "application-autoscaling:DeleteScheduledAction",
  ),
  "aws:appautoscaling/target:Target": {
    schema: "AWS::ApplicationAutoScaling::ScalableTarget",
    not: "*ScheduledAction*",
    also: { create: "cloudwatch:PutMetricAlarm cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms" },
  },
  "aws:backup/plan:Plan": { schema: "AWS::Backup::BackupPlan" },
  "aws:backup/selection:Selection": { schema: "AWS::Backup::BackupSelection", also: { read: "backup:GetBackupSelection" } },
  "aws:backup/vault:Vault": {
    schema: "AWS::Backup::BackupVault",
    not: "backup:*BackupVault?*",
    also: vaultKey,
    when: { forceDestroy: { delete: "backup:ListRecoveryPointsByBackupVault backup:DeleteRecoveryPoint backup:DescribeRecoveryPoint" } },
  },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": setting(
    "backup:PutBackupVaultLockConfiguration",
    "backup:DescribeBackupVault",
    "backup:DeleteBackupVaultLockConfiguration",
  ),
  "aws:backup/vaultNotifications:VaultNotifications": setting(
    "backup:PutBackupVaultNotifications",
    "backup:GetBackupVaultNotifications",
    "backup:DeleteBackupVaultNotifications",
  ),
  "aws:backup/vaultPolicy:VaultPolicy": setting(
    "backup:PutBackupVaultAccessPolicy",
    "backup:GetBackupVaultAccessPolicy",
    "backup:DeleteBackupVaultAccessPolicy",
  ),
  "aws:cloudwatch/dashboard:Dashboard": { schema: "AWS::CloudWatch::Dashboard", not: "cloudwatch:*Tag* cloudwatch:*tag*" },
  "aws:cloudwatch/eventRule:EventRule": {
    also: {
      create: "events:PutRule events:TagResource",
      read: "events:DescribeRule events:ListTagsForResource",
      update: "events:PutRule events:TagResource events:UntagResource",
      delete: "events:DeleteRule",
    },
  },
  "aws:cloudwatch/eventTarget:EventTarget": setting("events:PutTargets", "events:ListTargetsByRule", "events:RemoveTargets"),
  "aws:cloudwatch/logGroup:LogGroup": {
    schema: "AWS::Logs::LogGroup",
    not: "logs:*IndexPolic* logs:*DataProtectionPolicy logs:*ResourcePolic* logs:*BearerToken* logs:*LogDelivery logs:*DeletionProtection",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { schema: "AWS::Logs::ResourcePolicy" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { schema: "AWS::CloudWatch::Alarm" },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": setting("ecr:PutLifecyclePolicy", "ecr:GetLifecyclePolicy", "ecr:DeleteLifecyclePolicy"),
  "aws:ecr/repository:Repository": { schema: "AWS::ECR::Repository", not: "ecr:*LifecyclePolicy ecr:*RepositoryPolicy" },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": setting("ecr:SetRepositoryPolicy", "ecr:GetRepositoryPolicy", "ecr:DeleteRepositoryPolicy"),
  "aws:ecs/cluster:Cluster": {
    schema: "AWS::ECS::Cluster",
    not: "ecs:PutAccountSetting* ecs:PutClusterCapacityProviders ecs:UpdateClusterSettings ecs:ListTagsForResource",
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": {
    schema: "AWS::ECS::ClusterCapacityProviderAssociations",
    not: "ecs:DescribeCapacityProviders",
  },
  // A service is drained before it is deleted.
  "aws:ecs/service:Service": { schema: "AWS::ECS::Service", not: "ecs:ListTagsForResource", also: { delete: "ecs:UpdateService" } },
  "aws:ecs/taskDefinition:TaskDefinition": { schema: "AWS::ECS::TaskDefinition", not: "iam:GetRole ecs:ListTagsForResource" },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    schema: "AWS::ElastiCache::ParameterGroup",
    not: "elasticache:DescribeEngineDefaultParameters iam:CreateServiceLinkedRole",
    also: { update: "elasticache:ResetCacheParameterGroup" },
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    schema: "AWS::ElastiCache::ReplicationGroup",
    not: "elasticache:CreateCacheCluster elasticache:DeleteCacheCluster kms:Decrypt kms:Encrypt kms:GenerateDataKey",
    also: { read: "elasticache:DescribeCacheClusters" },
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Logging-destinations.html
    when: { logDeliveryConfigurations: { create: logDelivery, update: logDelivery, delete: logDelivery } },
  },
  "aws:elasticache/subnetGroup:SubnetGroup": { schema: "AWS::ElastiCache::SubnetGroup" },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    schema: "AWS::IAM::OIDCProvider",
    not: "iam:ListOpenIDConnectProviderTags",
  },
  "aws:iam/policy:Policy": {
    schema: "AWS::IAM::ManagedPolicy",
    not: "iam:Attach* iam:Detach* iam:ListEntitiesForPolicy",
    also: {
      create: "iam:CreatePolicy iam:TagPolicy",
      read: "iam:GetPolicy iam:GetPolicyVersion",
      update:
        "iam:CreatePolicyVersion iam:SetDefaultPolicyVersion iam:DeletePolicyVersion iam:ListPolicyVersions iam:TagPolicy iam:UntagPolicy",
      delete: "iam:DeletePolicy iam:ListPolicyVersions iam:DeletePolicyVersion",
    },
  },
  "aws:iam/role:Role": {
    schema: "AWS::IAM::Role",
    not: "iam:PutRolePolicy iam:GetRolePolicy iam:DeleteRolePolicy iam:AttachRolePolicy iam:DetachRolePolicy iam:*PermissionsBoundary",
    // Reading a role reads its inline policies, whoever made them.
    also: { read: "iam:GetRolePolicy", update: "iam:UpdateRoleDescription", delete: "iam:ListInstanceProfilesForRole" },
    when: {
      inlinePolicies: { create: "iam:PutRolePolicy", delete: "iam:DeleteRolePolicy" },
      managedPolicyArns: { create: "iam:AttachRolePolicy", delete: "iam:DetachRolePolicy" },
      forceDetachPolicies: { delete: "iam:DetachRolePolicy iam:DeleteRolePolicy" },
      // A deployer that could remove a boundary would not be bound by it.
      permissionsBoundary: { update: "iam:PutRolePermissionsBoundary" },
    },
  },
  "aws:iam/rolePolicy:RolePolicy": { schema: "AWS::IAM::RolePolicy" },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": setting(
    "iam:AttachRolePolicy",
    "iam:ListAttachedRolePolicies",
    "iam:DetachRolePolicy",
  ),
  "aws:kms/alias:Alias": { schema: "AWS::KMS::Alias" },
  "aws:kms/key:Key": { schema: "AWS::KMS::Key", not: "kms:DisableKey kms:EnableKey kms:DisableKeyRotation kms:ListKeys" },
  "aws:lb/listener:Listener": { schema: "AWS::ElasticLoadBalancingV2::Listener" },
  "aws:lb/listenerRule:ListenerRule": { schema: "AWS::ElasticLoadBalancingV2::ListenerRule" },
  "aws:lb/loadBalancer:LoadBalancer": {
    schema: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    not: "elasticloadbalancing:ModifyCapacityReservation elasticloadbalancing:ModifyIpPools",
    also: { create: "iam:CreateServiceLinkedRole", delete: "ec2:DescribeNetworkInterfaces" },
  },
  "aws:lb/targetGroup:TargetGroup": {
    schema: "AWS::ElasticLoadBalancingV2::TargetGroup",
    not: "elasticloadbalancing:RegisterTargets elasticloadbalancing:DeregisterTargets elasticloadbalancing:DescribeTargetHealth",
  },
  "aws:rds/eventSubscription:EventSubscription": { schema: "AWS::RDS::EventSubscription", not: "iam:CreateServiceLinkedRole" },
  "aws:rds/instance:Instance": {
    schema: "AWS::RDS::DBInstance",
    not: "rds:*Role* rds:Restore* rds:*AutomatedBackups* rds:DescribeDBCluster* rds:DescribeDBSnapshots rds:DescribeEvents rds:DescribeDBEngineVersions rds:DescribeDBParameterGroups rds:CreateDBInstanceReadReplica rds:PromoteReadReplica",
    // Deletion protection that only the account has is switched off first.
    also: { read: "rds:ListTagsForResource", delete: "rds:ModifyDBInstance" },
    when: {
      // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-permissions
      manageMasterUserPassword: { create: managedSecret, update: managedSecret },
      replicateSourceDb: { create: "rds:CreateDBInstanceReadReplica", update: "rds:PromoteReadReplica" },
      restoreToPointInTime: { create: "rds:RestoreDBInstanceToPointInTime" },
      snapshotIdentifier: { create: "rds:RestoreDBInstanceFromDBSnapshot" },
    },
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    schema: "AWS::RDS::DBParameterGroup",
    not: "iam:CreateServiceLinkedRole rds:DescribeEngineDefaultParameters",
  },
  "aws:rds/proxy:Proxy": { schema: "AWS::RDS::DBProxy" },
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": {
    also: { create: "rds:ModifyDBProxyTargetGroup", read: "rds:DescribeDBProxyTargetGroups", update: "rds:ModifyDBProxyTargetGroup" },
  },
  "aws:rds/proxyTarget:ProxyTarget": setting("rds:RegisterDBProxyTargets", "rds:DescribeDBProxyTargets", "rds:DeregisterDBProxyTargets"),
  "aws:rds/subnetGroup:SubnetGroup": { schema: "AWS::RDS::DBSubnetGroup", not: "iam:CreateServiceLinkedRole" },
  "aws:route53/healthCheck:HealthCheck": { schema: "AWS::Route53::HealthCheck" },
  "aws:route53/record:Record": { schema: "AWS::Route53::RecordSet", not: "route53:ListHostedZones" },
  "aws:s3/bucket:Bucket": {
    also: {
      create: "s3:CreateBucket s3:PutBucketTagging s3:TagResource",
      read: [
        "s3:ListBucket s3:GetBucketLocation s3:GetBucketPolicy s3:GetBucketAcl s3:GetBucketCORS s3:GetBucketWebsite s3:GetBucketVersioning",
        "s3:GetAccelerateConfiguration s3:GetBucketRequestPayment s3:GetBucketLogging s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration s3:GetEncryptionConfiguration s3:GetBucketObjectLockConfiguration s3:GetBucketTagging",
        "s3:ListTagsForResource",
      ].join(" "),
      update: "s3:PutBucketTagging s3:TagResource s3:UntagResource",
      delete: "s3:DeleteBucket",
    },
    when: { forceDestroy: { delete: "s3:ListBucketVersions s3:DeleteObject s3:DeleteObjectVersion" } },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": setting(
    "s3:PutLifecycleConfiguration",
    "s3:GetLifecycleConfiguration",
  ),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": setting("s3:PutBucketOwnershipControls", "s3:GetBucketOwnershipControls"),
  "aws:s3/bucketPolicy:BucketPolicy": { schema: "AWS::S3::BucketPolicy" },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": setting("s3:PutBucketPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": setting(
    "s3:PutEncryptionConfiguration",
    "s3:GetEncryptionConfiguration",
  ),
  "aws:s3/bucketVersioning:BucketVersioning": setting("s3:PutBucketVersioning", "s3:GetBucketVersioning"),
  "aws:scheduler/schedule:Schedule": { schema: "AWS::Scheduler::Schedule" },
  "aws:secretsmanager/secret:Secret": {
    schema: "AWS::SecretsManager::Secret",
    not: "secretsmanager:GetRandomPassword secretsmanager:*Region* secretsmanager:GetSecretValue",
    also: { read: "secretsmanager:GetResourcePolicy" },
    when: {
      policy: { create: "secretsmanager:PutResourcePolicy", update: "secretsmanager:DeleteResourcePolicy" },
      kmsKeyId: { create: secretKey, update: secretKey },
      replicas: {
        create: "secretsmanager:ReplicateSecretToRegions",
        update: "secretsmanager:ReplicateSecretToRegions secretsmanager:RemoveRegionsFromReplication",
        delete: "secretsmanager:RemoveRegionsFromReplication",
      },
    },
  },
  "aws:secretsmanager/secretPolicy:SecretPolicy": setting(
    "secretsmanager:PutResourcePolicy",
    "secretsmanager:GetResourcePolicy",
    "secretsmanager:DeleteResourcePolicy",
  ),
  "aws:secretsmanager/secretVersion:SecretVersion": {
    also: {
      create: `secretsmanager:PutSecretValue ${secretKey}`,
      // Versions without a readable value are listed instead.
      read: "secretsmanager:GetSecretValue secretsmanager:ListSecretVersionIds kms:Decrypt",
      update: "secretsmanager:UpdateSecretVersionStage secretsmanager:ListSecretVersionIds",
      delete: "secretsmanager:UpdateSecretVersionStage secretsmanager:GetSecretValue secretsmanager:ListSecretVersionIds",
    },
  },
  "aws:sns/topic:Topic": {
    schema: "AWS::SNS::Topic",
    not: "iam:GetRole sns:*Subscri* sns:Unsubscribe sns:*DataProtectionPolicy",
    also: { create: "sns:SetTopicAttributes" },
  },
  "aws:sns/topicPolicy:TopicPolicy": setting("sns:SetTopicAttributes", "sns:GetTopicAttributes"),
  "aws:sns/topicSubscription:TopicSubscription": { schema: "AWS::SNS::Subscription", not: "iam:GetRole" },
  "aws:sqs/queue:Queue": { schema: "AWS::SQS::Queue", not: "sqs:GetQueueUrl" },
  "aws:sqs/queuePolicy:QueuePolicy": setting("sqs:SetQueueAttributes", "sqs:GetQueueAttributes"),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": setting("sqs:SetQueueAttributes", "sqs:GetQueueAttributes"),
  "aws:sqs/redrivePolicy:RedrivePolicy": setting("sqs:SetQueueAttributes", "sqs:GetQueueAttributes"),
  "aws:ssm/parameter:Parameter": {
    also: {
      create: "ssm:PutParameter ssm:AddTagsToResource",
      read: "ssm:GetParameter ssm:DescribeParameters ssm:ListTagsForResource",
      update: "ssm:PutParameter ssm:AddTagsToResource ssm:RemoveTagsFromResource",
      delete: "ssm:DeleteParameter",
    },
  },
  "aws:wafv2/ipSet:IpSet": { schema: "AWS::WAFv2::IPSet" },
  "aws:wafv2/webAcl:WebAcl": { schema: "AWS::WAFv2::WebACL" },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    schema: "AWS::WAFv2::WebACLAssociation",
    not: "wafv2:GetPermissionPolicy wafv2:PutPermissionPolicy wafv2:GetWebACL",
    also: { create: "elasticloadbalancing:SetWebAcl", delete: "elasticloadbalancing:SetWebAcl" },
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    schema: "AWS::WAFv2::LoggingConfiguration",
    also: {
      create: "logs:CreateLogDelivery logs:PutResourcePolicy logs:DescribeResourcePolicies logs:DescribeLogGroups",
      delete: "logs:DeleteLogDelivery",
    },
  },
};
