/** Finds the CloudFormation property that a provider property stands for. */

/** Names that no spelling rule finds, by CloudFormation type or definition. A dotted name leads to a property of a nested object. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  NetworkConfiguration: {
    assignPublicIp: "AwsvpcConfiguration.AssignPublicIp",
    securityGroups: "AwsvpcConfiguration.SecurityGroups",
    subnets: "AwsvpcConfiguration.Subnets",
  },
  Parameter: { name: "ParameterName", value: "ParameterValue" },
  MetricStat: { metricName: "Metric.MetricName", namespace: "Metric.Namespace", dimensions: "Metric.Dimensions" },
  MetricDataQuery: { metric: "MetricStat" },
  ServerSideEncryptionByDefault: { kmsMasterKeyId: "KMSMasterKeyID" },
  ServerSideEncryptionRule: { applyServerSideEncryptionByDefault: "ServerSideEncryptionByDefault" },
  BucketEncryption: { rules: "ServerSideEncryptionConfiguration" },
  "VersioningConfiguration.versioningConfiguration": { status: "Status" },
  VersioningConfiguration: { versioningConfiguration: "." },
  "TargetGroup.healthCheck": {
    enabled: "HealthCheckEnabled",
    healthyThreshold: "HealthyThresholdCount",
    interval: "HealthCheckIntervalSeconds",
    path: "HealthCheckPath",
    port: "HealthCheckPort",
    protocol: "HealthCheckProtocol",
    timeout: "HealthCheckTimeoutSeconds",
    unhealthyThreshold: "UnhealthyThresholdCount",
  },
  TargetGroup: { healthCheck: "." },
  Alarm: { metricQueries: "Metrics" },
  BackupSelectionResourceType: { name: "SelectionName" },
  BackupRuleResourceType: {
    completionWindow: "CompletionWindowMinutes",
    schedule: "ScheduleExpression",
    startWindow: "StartWindowMinutes",
    targetVaultName: "TargetBackupVault",
  },
  BackupVault: { kmsKeyArn: "EncryptionKeyArn" },
  CacheCluster: {
    availabilityZone: "PreferredAvailabilityZone",
    clusterId: "ClusterName",
    maintenanceWindow: "PreferredMaintenanceWindow",
  },
  Certificate: { validationOptions: "DomainValidationOptions" },
  CopyActionResourceType: { destinationVaultArn: "DestinationBackupVaultArn" },
  DBCluster: {
    enabledCloudwatchLogsExports: "EnableCloudwatchLogsExports",
    iamDatabaseAuthenticationEnabled: "EnableIAMDatabaseAuthentication",
    masterPassword: "MasterUserPassword",
  },
  DBInstance: {
    backupWindow: "PreferredBackupWindow",
    caCertIdentifier: "CACertificateIdentifier",
    enabledCloudwatchLogsExports: "EnableCloudwatchLogsExports",
    iamDatabaseAuthenticationEnabled: "EnableIAMDatabaseAuthentication",
    maintenanceWindow: "PreferredMaintenanceWindow",
    password: "MasterUserPassword",
    performanceInsightsEnabled: "EnablePerformanceInsights",
    username: "MasterUsername",
    vpcSecurityGroupIds: "VPCSecurityGroups",
  },
  DBProxyTargetGroup: { connectionPoolConfig: "ConnectionPoolConfigurationInfo" },
  EIP: { instance: "InstanceId" },
  EventSubscription: { snsTopic: "SnsTopicArn" },
  FlowLog: { iamRoleArn: "DeliverLogsPermissionArn" },
  GlobalSecondaryIndex: { projectionType: "Projection.ProjectionType", nonKeyAttributes: "Projection.NonKeyAttributes" },
  HealthCheck: Object.fromEntries(
    Object.entries({
      childHealthThreshold: "HealthThreshold",
      childHealthchecks: "ChildHealthChecks",
      cloudwatchAlarmName: "AlarmIdentifier.Name",
      cloudwatchAlarmRegion: "AlarmIdentifier.Region",
      enableSni: "EnableSNI",
      failureThreshold: "FailureThreshold",
      fqdn: "FullyQualifiedDomainName",
      insufficientDataHealthStatus: "InsufficientDataHealthStatus",
      invertHealthcheck: "Inverted",
      ipAddress: "IPAddress",
      measureLatency: "MeasureLatency",
      port: "Port",
      regions: "Regions",
      requestInterval: "RequestInterval",
      resourcePath: "ResourcePath",
      routingControlArn: "RoutingControlArn",
      searchString: "SearchString",
      type: "Type",
    }).map(([name, twin]) => [name, `HealthCheckConfig.${twin}`]),
  ),
  HostedZone: { comment: "HostedZoneConfig.Comment" },
  Key: { customerMasterKeySpec: "KeySpec", deletionWindowInDays: "PendingWindowInDays", isEnabled: "Enabled" },
  LifecycleResourceType: { coldStorageAfter: "MoveToColdStorageAfterDays", deleteAfter: "DeleteAfterDays" },
  Listener: { certificateArn: "Certificates.CertificateArn" },
  LocalSecondaryIndex: { projectionType: "Projection.ProjectionType", nonKeyAttributes: "Projection.NonKeyAttributes" },
  ManagedPolicy: { policy: "PolicyDocument" },
  NetworkAclEntry: { fromPort: "PortRange.From", toPort: "PortRange.To", icmpCode: "Icmp.Code", icmpType: "Icmp.Type" },
  NetworkInterface: { privateIp: "PrivateIpAddress", securityGroups: "GroupSet", privateIpsCount: "SecondaryPrivateIpAddressCount" },
  NatGateway: { privateIp: "PrivateIpAddress" },
  ParameterGroup: { family: "CacheParameterGroupFamily", name: "CacheParameterGroupName" },
  Queue: {
    maxMessageSize: "MaximumMessageSize",
    messageRetentionSeconds: "MessageRetentionPeriod",
    receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
    visibilityTimeoutSeconds: "VisibilityTimeout",
  },
  RecordSet: { records: "ResourceRecords", zoneId: "HostedZoneId", aliases: "AliasTarget" },
  ReplicationGroup: {
    maintenanceWindow: "PreferredMaintenanceWindow",
    nodeType: "CacheNodeType",
    parameterGroupName: "CacheParameterGroupName",
    securityGroupNames: "CacheSecurityGroupNames",
    subnetGroupName: "CacheSubnetGroupName",
  },
  Role: { assumeRolePolicy: "AssumeRolePolicyDocument", inlinePolicies: "Policies" },
  Route: { egressOnlyGatewayId: "EgressOnlyInternetGatewayId" },
  SamplingRule: Object.fromEntries(
    ["attributes", "fixedRate", "host", "priority", "reservoirSize", "serviceName", "serviceType", "version"].map((name) => [
      name,
      `SamplingRule.${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    ]),
  ),
  SecurityGroupEgress: { cidrIpv4: "CidrIp", securityGroupId: "GroupId" },
  SecurityGroupIngress: { cidrIpv4: "CidrIp", securityGroupId: "GroupId" },
  ServiceManagedEBSVolumeConfiguration: { sizeInGb: "SizeInGiB" },
  Service: {
    deploymentCircuitBreaker: "DeploymentConfiguration.DeploymentCircuitBreaker",
    alarms: "DeploymentConfiguration.Alarms",
    deploymentMaximumPercent: "DeploymentConfiguration.MaximumPercent",
    deploymentMinimumHealthyPercent: "DeploymentConfiguration.MinimumHealthyPercent",
    orderedPlacementStrategies: "PlacementStrategies",
  },
  Stream: {
    kmsKeyId: "StreamEncryption.KeyId",
    encryptionType: "StreamEncryption.EncryptionType",
    retentionPeriod: "RetentionPeriodHours",
    shardLevelMetrics: "DesiredShardLevelMetrics",
  },
  SubnetGroup: { name: "CacheSubnetGroupName" },
  Subscription: { topic: "TopicArn" },
  SubscriptionFilter: { logGroup: "LogGroupName" },
  Table: {
    attributes: "AttributeDefinitions",
    readCapacity: "ProvisionedThroughput.ReadCapacityUnits",
    serverSideEncryption: "SSESpecification",
    streamViewType: "StreamSpecification.StreamViewType",
    ttl: "TimeToLiveSpecification",
    writeCapacity: "ProvisionedThroughput.WriteCapacityUnits",
  },
  Target: {
    targetId: "Id",
    runCommandTargets: "RunCommandParameters.RunCommandTargets",
    ecsTarget: "EcsParameters",
    kinesisTarget: "KinesisParameters",
    sqsTarget: "SqsParameters",
    batchTarget: "BatchParameters",
    httpTarget: "HttpParameters",
  },
  VPCEndpoint: { policy: "PolicyDocument" },
};

const suffixes = ["configuration", "config", "specification", "settings", "options", "list", "details"];

/** The property of `names` that `name` stands for, in an object that CloudFormation calls `owner`; undefined if there is none or several. */
export function twinOf(name: string, names: readonly string[], owner: string): string | undefined {
  const stated = renamed[owner]?.[name];
  if (stated === "." || names.includes(stated?.split(".")[0] ?? "")) return stated;
  const wanted = forms(name);
  for (const same of [isSame, isSuffixed, isPrefixed]) {
    const found = names.filter((each) => same(wanted, each.toLowerCase(), owner.toLowerCase()));
    if (found.length === 1) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}

/** Singular and plural: the provider names a block that repeats in the singular, and Pulumi makes it a plural again. */
function forms(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const singular = lower.endsWith("ies") ? `${lower.slice(0, -3)}y` : lower.replace(/s$/, "");
  return [lower, singular, `${singular}s`, `${singular}es`, ...(lower.endsWith("y") ? [`${lower.slice(0, -1)}ies`] : [])];
}

function isSame(wanted: readonly string[], given: string): boolean {
  return wanted.includes(given);
}

/** `pathPattern` is `PathPatternConfig`. */
function isSuffixed(wanted: readonly string[], given: string): boolean {
  return wanted.some((each) => suffixes.some((suffix) => given === `${each}${suffix}` || each === `${given}${suffix}`));
}

/** `instanceClass` of a DBInstance is `DBInstanceClass`, `name` of a BackupVault is `BackupVaultName`. */
function isPrefixed(wanted: readonly string[], given: string, owner: string): boolean {
  return wanted.some((each) => {
    const [long, short] = given.length > each.length ? [given, each] : [each, given];
    if (!long.endsWith(short)) return false;
    const prefix = long.slice(0, long.length - short.length);
    return owner.startsWith(prefix) || owner.endsWith(prefix);
  });
}
