/**
 * Types that extra resources may have without a waiver: the rules judge what they can expose, or they can expose nothing. A type belongs
 * here if none of its inputs can grant permissions, admit traffic, share data with another account, run code, or take a secret out, except
 * through inputs that a rule reads.
 */

/** By provider module: `aws:sns/topic:Topic` is `topic` of `sns`. */
const judged: Readonly<Record<string, string>> = {
  acm: "certificate certificateValidation",
  appautoscaling: "policy scheduledAction target",
  backup: "plan selection vault vaultLockConfiguration vaultNotifications vaultPolicy",
  budgets: "budget",
  cloudwatch: "compositeAlarm dashboard logGroup logMetricFilter logResourcePolicy logStream metricAlarm queryDefinition",
  dynamodb: "table",
  ec2: [
    "defaultNetworkAcl defaultSecurityGroup egressOnlyInternetGateway eip flowLog internetGateway managedPrefixList natGateway networkAcl",
    "networkAclRule networkInterface securityGroup securityGroupRule subnet vpc vpcEndpoint vpcEndpointPolicy",
  ].join(" "),
  ecrpublic: "repository",
  ecr: "lifecyclePolicy repository repositoryPolicy",
  ecs: "cluster clusterCapacityProviders service taskDefinition",
  elasticache: "parameterGroup replicationGroup subnetGroup",
  iam: "accessKey policy role rolePolicy rolePolicyAttachment",
  kms: "alias key keyPolicy",
  lb: "listener listenerCertificate listenerRule loadBalancer targetGroup",
  rds: "eventSubscription instance parameterGroup proxy proxyDefaultTargetGroup proxyTarget subnetGroup",
  resourcegroups: "group",
  route53: "healthCheck record",
  s3: [
    "bucket bucketLifecycleConfiguration bucketOwnershipControls bucketPolicy bucketPublicAccessBlock",
    "bucketServerSideEncryptionConfiguration bucketVersioning",
  ].join(" "),
  scheduler: "scheduleGroup",
  secretsmanager: "secret secretPolicy secretVersion",
  servicediscovery: "privateDnsNamespace service",
  sns: "topic topicPolicy topicSubscription",
  sqs: "queue queuePolicy redriveAllowPolicy redrivePolicy",
  ssm: "parameter",
  vpc: "securityGroupEgressRule securityGroupIngressRule",
  wafv2: "ipSet regexPatternSet ruleGroup webAcl webAclAssociation webAclLoggingConfiguration",
  xray: "group samplingRule",
};

const types: ReadonlySet<string> = new Set(
  Object.entries(judged).flatMap(([module, names]) => names.split(" ").map((name) => `aws:${module}/${name}`)),
);

/** Do the rules judge resources of this type? Types of `random` only make values. */
export function isJudged(type: string): boolean {
  return type.startsWith("random:") || types.has(type.slice(0, type.lastIndexOf(":")));
}
