/**
 * The CloudFormation type of each provider type, by provider module: `instance` of `rds` is `AWS::RDS::DBInstance`. A path after `#` leads to
 * the part of the schema that the provider made a resource of its own. `undefined` stands for a type that CloudFormation does not have.
 */
const byModule: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  acm: { certificate: "AWS::CertificateManager::Certificate", certificateValidation: undefined },
  appautoscaling: {
    policy: "AWS::ApplicationAutoScaling::ScalingPolicy",
    scheduledAction: "AWS::ApplicationAutoScaling::ScalableTarget#ScheduledActions",
    target: "AWS::ApplicationAutoScaling::ScalableTarget",
  },
  backup: {
    plan: "AWS::Backup::BackupPlan#BackupPlan",
    selection: "AWS::Backup::BackupSelection#BackupSelection",
    vault: "AWS::Backup::BackupVault",
    vaultLockConfiguration: "AWS::Backup::BackupVault#LockConfiguration",
    vaultNotifications: "AWS::Backup::BackupVault#Notifications",
    vaultPolicy: undefined,
  },
  budgets: { budget: "AWS::Budgets::Budget#Budget" },
  cloudwatch: {
    compositeAlarm: "AWS::CloudWatch::CompositeAlarm",
    dashboard: "AWS::CloudWatch::Dashboard",
    eventRule: "AWS::Events::Rule",
    eventTarget: "AWS::Events::Rule#Targets",
    logGroup: "AWS::Logs::LogGroup",
    logMetricFilter: "AWS::Logs::MetricFilter",
    logResourcePolicy: "AWS::Logs::ResourcePolicy",
    logStream: "AWS::Logs::LogStream",
    logSubscriptionFilter: "AWS::Logs::SubscriptionFilter",
    metricAlarm: "AWS::CloudWatch::Alarm",
    queryDefinition: "AWS::Logs::QueryDefinition",
  },
  dynamodb: { table: "AWS::DynamoDB::Table" },
  ec2: {
    defaultNetworkAcl: undefined,
    defaultSecurityGroup: undefined,
    eip: "AWS::EC2::EIP",
    egressOnlyInternetGateway: "AWS::EC2::EgressOnlyInternetGateway",
    flowLog: "AWS::EC2::FlowLog",
    internetGateway: "AWS::EC2::InternetGateway",
    managedPrefixList: "AWS::EC2::PrefixList",
    natGateway: "AWS::EC2::NatGateway",
    networkAcl: "AWS::EC2::NetworkAcl",
    networkAclRule: "AWS::EC2::NetworkAclEntry",
    networkInterface: "AWS::EC2::NetworkInterface",
    route: "AWS::EC2::Route",
    routeTable: "AWS::EC2::RouteTable",
    routeTableAssociation: "AWS::EC2::SubnetRouteTableAssociation",
    securityGroup: "AWS::EC2::SecurityGroup",
    securityGroupRule: undefined,
    subnet: "AWS::EC2::Subnet",
    vpc: "AWS::EC2::VPC",
    vpcEndpoint: "AWS::EC2::VPCEndpoint",
    vpcEndpointPolicy: undefined,
  },
  ecr: {
    lifecyclePolicy: "AWS::ECR::Repository#LifecyclePolicy",
    repository: "AWS::ECR::Repository",
    repositoryPolicy: undefined,
  },
  ecrpublic: { repository: "AWS::ECR::PublicRepository" },
  ecs: {
    cluster: "AWS::ECS::Cluster",
    clusterCapacityProviders: "AWS::ECS::ClusterCapacityProviderAssociations",
    service: "AWS::ECS::Service",
    taskDefinition: "AWS::ECS::TaskDefinition",
  },
  efs: {
    accessPoint: "AWS::EFS::AccessPoint",
    fileSystem: "AWS::EFS::FileSystem",
    mountTarget: "AWS::EFS::MountTarget",
  },
  elasticache: {
    cluster: "AWS::ElastiCache::CacheCluster",
    parameterGroup: "AWS::ElastiCache::ParameterGroup",
    replicationGroup: "AWS::ElastiCache::ReplicationGroup",
    subnetGroup: "AWS::ElastiCache::SubnetGroup",
    user: "AWS::ElastiCache::User",
    userGroup: "AWS::ElastiCache::UserGroup",
  },
  iam: {
    accessKey: "AWS::IAM::AccessKey",
    openIdConnectProvider: "AWS::IAM::OIDCProvider",
    policy: "AWS::IAM::ManagedPolicy",
    role: "AWS::IAM::Role",
    rolePolicy: "AWS::IAM::RolePolicy",
    rolePolicyAttachment: undefined,
  },
  kinesis: { stream: "AWS::Kinesis::Stream", streamConsumer: "AWS::Kinesis::StreamConsumer" },
  kms: { alias: "AWS::KMS::Alias", key: "AWS::KMS::Key", keyPolicy: undefined },
  lambda: {
    eventSourceMapping: "AWS::Lambda::EventSourceMapping",
    function: "AWS::Lambda::Function",
    permission: "AWS::Lambda::Permission",
  },
  lb: {
    listener: "AWS::ElasticLoadBalancingV2::Listener",
    listenerCertificate: "AWS::ElasticLoadBalancingV2::ListenerCertificate",
    listenerRule: "AWS::ElasticLoadBalancingV2::ListenerRule",
    loadBalancer: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    targetGroup: "AWS::ElasticLoadBalancingV2::TargetGroup",
  },
  rds: {
    cluster: "AWS::RDS::DBCluster",
    eventSubscription: "AWS::RDS::EventSubscription",
    instance: "AWS::RDS::DBInstance",
    parameterGroup: "AWS::RDS::DBParameterGroup",
    proxy: "AWS::RDS::DBProxy",
    proxyDefaultTargetGroup: "AWS::RDS::DBProxyTargetGroup",
    proxyTarget: undefined,
    subnetGroup: "AWS::RDS::DBSubnetGroup",
  },
  resourcegroups: { group: "AWS::ResourceGroups::Group" },
  route53: { healthCheck: "AWS::Route53::HealthCheck", record: "AWS::Route53::RecordSet", zone: "AWS::Route53::HostedZone" },
  s3: {
    bucket: "AWS::S3::Bucket",
    bucketLifecycleConfiguration: "AWS::S3::Bucket#LifecycleConfiguration",
    bucketOwnershipControls: "AWS::S3::Bucket#OwnershipControls",
    bucketPolicy: "AWS::S3::BucketPolicy",
    bucketPublicAccessBlock: "AWS::S3::Bucket#PublicAccessBlockConfiguration",
    bucketServerSideEncryptionConfiguration: "AWS::S3::Bucket#BucketEncryption",
    bucketVersioning: "AWS::S3::Bucket#VersioningConfiguration",
  },
  scheduler: { schedule: "AWS::Scheduler::Schedule", scheduleGroup: "AWS::Scheduler::ScheduleGroup" },
  secretsmanager: {
    secret: "AWS::SecretsManager::Secret",
    secretPolicy: "AWS::SecretsManager::ResourcePolicy",
    secretRotation: "AWS::SecretsManager::RotationSchedule",
    secretVersion: undefined,
  },
  servicediscovery: {
    privateDnsNamespace: "AWS::ServiceDiscovery::PrivateDnsNamespace",
    service: "AWS::ServiceDiscovery::Service",
  },
  sns: { topic: "AWS::SNS::Topic", topicPolicy: undefined, topicSubscription: "AWS::SNS::Subscription" },
  sqs: { queue: "AWS::SQS::Queue", queuePolicy: undefined, redriveAllowPolicy: undefined, redrivePolicy: undefined },
  ssm: { parameter: "AWS::SSM::Parameter" },
  vpc: { securityGroupEgressRule: "AWS::EC2::SecurityGroupEgress", securityGroupIngressRule: "AWS::EC2::SecurityGroupIngress" },
  wafv2: {
    ipSet: "AWS::WAFv2::IPSet",
    regexPatternSet: "AWS::WAFv2::RegexPatternSet",
    ruleGroup: "AWS::WAFv2::RuleGroup",
    webAcl: "AWS::WAFv2::WebACL",
    webAclAssociation: "AWS::WAFv2::WebACLAssociation",
    webAclLoggingConfiguration: "AWS::WAFv2::LoggingConfiguration",
  },
  xray: { group: "AWS::XRay::Group", samplingRule: "AWS::XRay::SamplingRule" },
};

/** A provider type and its twin. */
export interface Twin {
  /** `aws:rds/instance:Instance` */
  readonly token: string;
  /** `AWS::RDS::DBInstance`; undefined if CloudFormation has no such resource. */
  readonly type: string | undefined;
  /** Properties that lead to the part of the schema. */
  readonly part: readonly string[];
}

export const twins: readonly Twin[] = Object.entries(byModule).flatMap(([module, names]) =>
  Object.entries(names).map(([name, place]) => {
    const [type, ...part] = place?.split("#") ?? [];
    return { token: `aws:${module}/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`, type, part };
  }),
);
