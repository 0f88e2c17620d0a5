/**
 * The file of hashicorp/terraform-provider-aws, below `internal/service/`, with which the row of a type was compared, at the commit of that
 * file (read in 2026-11 from a stored copy, whose files are of different commits). `old` marks a file from before the provider used
 * version 2 of the AWS SDK: its calls are those of today as far as they are known, and it is the first to compare again.
 * Later copies of the listener, the database instance, the role and the task definition were read too, without a commit to name: they add
 * only `DescribeListenerAttributes`.
 */
const recent: Readonly<Record<string, string>> = {
  "aws:acm/certificate:Certificate": "acm/certificate.go@01661ea3",
  "aws:acm/certificateValidation:CertificateValidation": "acm/certificate_validation.go@004eea7f",
  "aws:appautoscaling/target:Target": "appautoscaling/target.go@0105d219",
  "aws:backup/plan:Plan": "backup/plan.go@01f43111",
  "aws:backup/selection:Selection": "backup/selection.go@00a35305",
  "aws:cloudwatch/dashboard:Dashboard": "cloudwatch/dashboard.go@0620f2a6",
  "aws:cloudwatch/eventRule:EventRule": "events/rule.go@0cdab4ae",
  "aws:cloudwatch/eventTarget:EventTarget": "events/target.go@0762c41e",
  "aws:cloudwatch/logGroup:LogGroup": "logs/group.go@0073593e",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "logs/resource_policy.go@00a35305",
  "aws:cloudwatch/metricAlarm:MetricAlarm": "cloudwatch/metric_alarm.go@055611a6",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "ec2/vpc_default_security_group.go@01f43111",
  "aws:ec2/eip:Eip": "ec2/ec2_eip.go@01606926",
  "aws:ec2/flowLog:FlowLog": "ec2/vpc_flow_log.go@00a35305",
  "aws:ec2/natGateway:NatGateway": "ec2/vpc_nat_gateway.go@04088eaa",
  "aws:ec2/securityGroup:SecurityGroup": "ec2/vpc_security_group.go@01606926",
  "aws:ec2/subnet:Subnet": "ec2/vpc_subnet.go@00cda125",
  "aws:ec2/vpc:Vpc": "ec2/vpc_.go@00081ce4",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "ec2/vpc_endpoint.go@008db85a",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": "ecr/lifecycle_policy.go@00a35305",
  "aws:ecr/repositoryPolicy:RepositoryPolicy": "ecr/repository_policy.go@004b82ba",
  "aws:ecs/cluster:Cluster": "ecs/cluster.go@00a35305",
  "aws:ecs/service:Service": "ecs/service.go@00a919d1",
  "aws:elasticache/replicationGroup:ReplicationGroup": "elasticache/replication_group.go@001b6364",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": "iam/openid_connect_provider.go@01606926",
  "aws:iam/policy:Policy": "iam/policy.go@01ccd9a2",
  "aws:kms/key:Key": "kms/key.go@00a35305",
  "aws:lb/listenerRule:ListenerRule": "elbv2/listener_rule.go@032c4f07",
  "aws:lb/loadBalancer:LoadBalancer": "elbv2/load_balancer.go@00edc94b",
  "aws:lb/targetGroup:TargetGroup": "elbv2/target_group.go@013cfb4c",
  "aws:rds/eventSubscription:EventSubscription": "rds/event_subscription.go@03e17e19",
  "aws:rds/parameterGroup:ParameterGroup": "rds/parameter_group.go@01606926",
  "aws:rds/proxy:Proxy": "rds/proxy.go@013f1736",
  "aws:rds/proxyTarget:ProxyTarget": "rds/proxy_target.go@04a2e6e5",
  "aws:route53/healthCheck:HealthCheck": "route53/health_check.go@01606926",
  "aws:route53/record:Record": "route53/record.go@00655c16",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "s3/bucket_lifecycle_configuration.go@01606926",
  "aws:s3/bucketPolicy:BucketPolicy": "s3/bucket_policy.go@0073593e",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "s3/bucket_public_access_block.go@01606926",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    "s3/bucket_server_side_encryption_configuration.go@01606926",
  "aws:scheduler/schedule:Schedule": "scheduler/schedule.go@02f524b9",
  "aws:secretsmanager/secret:Secret": "secretsmanager/secret.go@00c21ced",
  "aws:secretsmanager/secretVersion:SecretVersion": "secretsmanager/secret_version.go@0042e8ea",
  "aws:sns/topic:Topic": "sns/topic.go@00a35305",
  "aws:sns/topicPolicy:TopicPolicy": "sns/topic_policy.go@00a35305",
  "aws:sns/topicSubscription:TopicSubscription": "sns/topic_subscription.go@04a2e6e5",
  "aws:sqs/queue:Queue": "sqs/queue.go@00a35305",
  "aws:sqs/queuePolicy:QueuePolicy": "sqs/attribute_funcs.go@013f1736",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": "sqs/attribute_funcs.go@013f1736",
  "aws:sqs/redrivePolicy:RedrivePolicy": "sqs/attribute_funcs.go@013f1736",
  "aws:ssm/parameter:Parameter": "ssm/parameter.go@0073593e",
  "aws:wafv2/ipSet:IpSet": "wafv2/ip_set.go@00a35305",
  "aws:wafv2/webAcl:WebAcl": "wafv2/web_acl.go@0073593e",
  "aws:wafv2/webAclAssociation:WebAclAssociation": "wafv2/web_acl_association.go@011a8eed",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": "wafv2/web_acl_logging_configuration.go@012f18cf",
};

const old: Readonly<Record<string, string>> = {
  "aws:appautoscaling/policy:Policy": "appautoscaling/policy.go@048320e8",
  "aws:appautoscaling/scheduledAction:ScheduledAction": "appautoscaling/scheduled_action.go@048320e8",
  "aws:backup/vault:Vault": "backup/vault.go@050ac111",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": "backup/vault_lock_configuration.go@552c0468",
  "aws:backup/vaultNotifications:VaultNotifications": "backup/vault_notifications.go@858f79ec",
  "aws:backup/vaultPolicy:VaultPolicy": "backup/vault_policy.go@552c0468",
  "aws:ec2/internetGateway:InternetGateway": "ec2/vpc_internet_gateway.go@08923b68",
  "aws:ec2/route:Route": "ec2/vpc_route.go@0128541e",
  "aws:ec2/routeTable:RouteTable": "ec2/vpc_route_table.go@02209241",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "ec2/vpc_route_table_association.go@0be71beb",
  "aws:ecr/repository:Repository": "ecr/repository.go@0072eea2",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": "ecs/cluster_capacity_providers.go@0619e62a",
  "aws:ecs/taskDefinition:TaskDefinition": "ecs/task_definition.go@04fc21d5",
  "aws:elasticache/parameterGroup:ParameterGroup": "elasticache/parameter_group.go@0593466d",
  "aws:elasticache/subnetGroup:SubnetGroup": "elasticache/subnet_group.go@01c08000",
  "aws:iam/role:Role": "iam/role.go@0040ea69",
  "aws:iam/rolePolicy:RolePolicy": "iam/role_policy.go@02f97af8",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "iam/role_policy_attachment.go@04c79849",
  "aws:kms/alias:Alias": "kms/alias.go@01c08000",
  "aws:lb/listener:Listener": "elbv2/listener.go@01c08000",
  "aws:rds/instance:Instance": "rds/instance.go@00e4b238",
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": "rds/proxy_default_target_group.go@0aa0d338",
  "aws:rds/subnetGroup:SubnetGroup": "rds/subnet_group.go@01c08000",
  "aws:s3/bucket:Bucket": "s3/bucket.go@0070bcd1",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": "s3/bucket_ownership_controls.go@01c08000",
  "aws:s3/bucketVersioning:BucketVersioning": "s3/bucket_versioning.go@01c08000",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "secretsmanager/secret_policy.go@01c08000",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "ec2/vpc_security_group_egress_rule.go@050ac111",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "ec2/vpc_security_group_ingress_rule.go@00a32209",
};

/** Where a row was compared with the provider, and undefined if it was not. */
export function sourceOf(type: string): string | undefined {
  const isOld = Object.hasOwn(old, type);
  const file = isOld ? old[type] : recent[type];
  return file === undefined ? undefined : `internal/service/${file}${isOld ? " (before SDK v2)" : ""}`;
}
