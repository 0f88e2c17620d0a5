/** Reports resources that have no price, instead of silently ignoring what the modules' cost functions do not know. */
import type { Plan, PlanResource } from "../plan/types.ts";
import { decimal } from "../pricing/decimal.ts";
import type { CostLine } from "../pricing/line.ts";

/** Types that AWS does not charge for. What they transfer or store is priced with the resource that does so. */
const freeTypes: ReadonlySet<string> = new Set([
  "aws:acm/certificate:Certificate",
  "aws:acm/certificateValidation:CertificateValidation",
  "aws:appautoscaling/policy:Policy",
  "aws:appautoscaling/scheduledAction:ScheduledAction",
  "aws:appautoscaling/target:Target",
  "aws:backup/plan:Plan",
  "aws:backup/selection:Selection",
  "aws:backup/vault:Vault",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  "aws:backup/vaultNotifications:VaultNotifications",
  "aws:backup/vaultPolicy:VaultPolicy",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  "aws:cloudwatch/logStream:LogStream",
  "aws:cloudwatch/queryDefinition:QueryDefinition",
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
  "aws:ec2/flowLog:FlowLog",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "aws:ec2/networkAcl:NetworkAcl",
  "aws:ec2/networkAclRule:NetworkAclRule",
  "aws:ec2/networkInterface:NetworkInterface",
  "aws:ec2/route:Route",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpc:Vpc",
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy",
  "aws:ecs/cluster:Cluster",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws:elasticache/parameterGroup:ParameterGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:kms/alias:Alias",
  "aws:kms/keyPolicy:KeyPolicy",
  "aws:lb/listener:Listener",
  "aws:lb/listenerCertificate:ListenerCertificate",
  "aws:lb/listenerRule:ListenerRule",
  "aws:lb/targetGroup:TargetGroup",
  "aws:rds/eventSubscription:EventSubscription",
  "aws:rds/parameterGroup:ParameterGroup",
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup",
  "aws:rds/proxyTarget:ProxyTarget",
  "aws:rds/subnetGroup:SubnetGroup",
  "aws:resourcegroups/group:Group",
  "aws:route53/record:Record",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketVersioning:BucketVersioning",
  "aws:scheduler/scheduleGroup:ScheduleGroup",
  "aws:secretsmanager/secretPolicy:SecretPolicy",
  "aws:secretsmanager/secretVersion:SecretVersion",
  "aws:sns/topic:Topic",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sns/topicSubscription:TopicSubscription",
  "aws:sqs/queue:Queue",
  "aws:sqs/queuePolicy:QueuePolicy",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  "aws:sqs/redrivePolicy:RedrivePolicy",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:wafv2/ipSet:IpSet",
  "aws:wafv2/regexPatternSet:RegexPatternSet",
  "aws:wafv2/webAclAssociation:WebAclAssociation",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  "aws:xray/group:Group",
  "aws:xray/samplingRule:SamplingRule",
]);

/** Types that modules price, although some of their resources are free (gateway endpoints, unlike interface endpoints). */
const pricedTypes: ReadonlySet<string> = new Set(["aws:ec2/vpcEndpoint:VpcEndpoint"]);

/** A line without a price for each resource that is neither priced nor known to be free. */
export function unpricedLines(plan: Plan, lines: readonly CostLine[]): readonly CostLine[] {
  const priced = new Set(lines.map(({ resource }) => resource));
  return plan.resources
    .filter(({ id, type }) => !priced.has(id) && type.startsWith("aws:") && !freeTypes.has(canonical(type)) && !pricedTypes.has(type))
    .filter((resource) => !isStandardParameter(resource))
    .map(({ id, module, type }) => ({
      module,
      resource: id,
      item: type,
      kind: "fixed" as const,
      quantity: decimal(1),
      price: { name: type, unit: "resource" },
      keys: [],
    }));
}

/** AWS charges for parameters of the advanced tier only; which one it chooses for `Intelligent-Tiering` is known at deployment. */
function isStandardParameter({ type, inputs }: PlanResource): boolean {
  return type === "aws:ssm/parameter:Parameter" && (inputs["tier"] ?? "Standard") === "Standard";
}

/** The provider has the types of load balancers under two names. */
function canonical(type: string): string {
  return type.replace(/^aws:alb\//, "aws:lb/");
}
