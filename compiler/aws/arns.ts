/**
 * ARNs of resources by provider type, with the IAM resource type that they belong to. `{name}` is an input of the resource or, after a `.`,
 * of the resource that the input refers to; `*` is a part that AWS makes up. Sources: the Service Authorization Reference, as in
 * generated/aws/iam-actions.json, which the tests compare.
 */

/** An ARN of a resource, and its IAM resource type such as `sqs:queue`. */
export interface ArnForm {
  readonly kind: string;
  readonly text: string;
}

const regional = "{region}:{account}";

/** Rows of `IAM type, resource part`; the service is that of the IAM type, in region and account unless stated. */
const rows: Readonly<Record<string, readonly string[]>> = {
  "aws:acm/certificate:Certificate": ["acm:certificate certificate/*"],
  "aws:appautoscaling/target:Target": ["application-autoscaling:ScalableTarget scalable-target/*"],
  "aws:backup/plan:Plan": ["backup:backupPlan backup-plan:*"],
  "aws:backup/vault:Vault": ["backup:backupVault backup-vault:{name}"],
  "aws:cloudwatch/eventRule:EventRule": ["events:rule-on-default-event-bus rule/{name}"],
  "aws:cloudwatch/logGroup:LogGroup": ["logs:log-group log-group:{name}"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["cloudwatch:alarm alarm:{name}"],
  "aws:dynamodb/table:Table": ["dynamodb:table table/{name}"],
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": ["ec2:egress-only-internet-gateway egress-only-internet-gateway/*"],
  "aws:ec2/eip:Eip": ["ec2:elastic-ip elastic-ip/*"],
  "aws:ec2/flowLog:FlowLog": ["ec2:vpc-flow-log vpc-flow-log/*"],
  "aws:ec2/internetGateway:InternetGateway": ["ec2:internet-gateway internet-gateway/*"],
  "aws:ec2/natGateway:NatGateway": ["ec2:natgateway natgateway/*"],
  "aws:ec2/routeTable:RouteTable": ["ec2:route-table route-table/*"],
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ["ec2:security-group security-group/*"],
  "aws:ec2/securityGroup:SecurityGroup": ["ec2:security-group security-group/*"],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["ec2:security-group-rule security-group-rule/*"],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["ec2:security-group-rule security-group-rule/*"],
  "aws:ec2/subnet:Subnet": ["ec2:subnet subnet/*"],
  "aws:ec2/vpc:Vpc": ["ec2:vpc vpc/*"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["ec2:vpc-endpoint vpc-endpoint/*"],
  "aws:ecr/repository:Repository": ["ecr:repository repository/{name}"],
  "aws:ecs/cluster:Cluster": ["ecs:cluster cluster/{name}"],
  "aws:ecs/service:Service": [
    "ecs:service service/{cluster.name}/{name}",
    "ecs:service-deployment service-deployment/{cluster.name}/{name}/*",
  ],
  "aws:ecs/taskDefinition:TaskDefinition": ["ecs:task-definition task-definition/{family}:*"],
  "aws:elasticache/parameterGroup:ParameterGroup": ["elasticache:parametergroup parametergroup:{name}"],
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    "elasticache:replicationgroup replicationgroup:{replicationGroupId}",
    "elasticache:cluster cluster:{replicationGroupId}-*",
    "elasticache:snapshot snapshot:{finalSnapshotIdentifier}",
  ],
  "aws:elasticache/subnetGroup:SubnetGroup": ["elasticache:subnetgroup subnetgroup:{name}"],
  "aws:iam/policy:Policy": ["iam:policy :{account} policy/{name}"],
  "aws:iam/role:Role": ["iam:role :{account} role/{name}"],
  "aws:kms/alias:Alias": ["kms:alias {name}"],
  "aws:kms/key:Key": ["kms:key key/*"],
  "aws:lambda/function:Function": ["lambda:function function:{name}"],
  "aws:lb/listener:Listener": ["elasticloadbalancing:listener/app listener/app/{loadBalancerArn.name}/*/*"],
  "aws:lb/listenerRule:ListenerRule": ["elasticloadbalancing:listener-rule/app listener-rule/app/{listenerArn.loadBalancerArn.name}/*/*/*"],
  "aws:lb/loadBalancer:LoadBalancer": [
    "elasticloadbalancing:loadbalancer/app/ loadbalancer/app/{name}/*",
    "elasticloadbalancing:loadbalancer loadbalancer/app/{name}/*",
  ],
  "aws:lb/targetGroup:TargetGroup": ["elasticloadbalancing:targetgroup targetgroup/{name}/*"],
  "aws:rds/eventSubscription:EventSubscription": ["rds:es es:{name}"],
  "aws:rds/instance:Instance": ["rds:db db:{identifier}", "rds:snapshot snapshot:{finalSnapshotIdentifier}"],
  "aws:rds/parameterGroup:ParameterGroup": ["rds:pg pg:{name}"],
  "aws:rds/proxy:Proxy": ["rds:proxy db-proxy:*"],
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": ["rds:target-group target-group:*"],
  "aws:rds/subnetGroup:SubnetGroup": ["rds:subgrp subgrp:{name}"],
  "aws:s3/bucket:Bucket": ["s3:bucket : {bucket}"],
  "aws:scheduler/schedule:Schedule": ["scheduler:schedule schedule/{groupName|default}/{name}"],
  "aws:secretsmanager/secret:Secret": ["secretsmanager:Secret secret:{name}-??????"],
  "aws:sns/topic:Topic": ["sns:topic {name}"],
  "aws:sqs/queue:Queue": ["sqs:queue {name}"],
  "aws:ssm/parameter:Parameter": ["ssm:parameter parameter/{name}"],
  "aws:wafv2/ipSet:IpSet": ["wafv2:ipset regional/ipset/{name}/*"],
  "aws:wafv2/webAcl:WebAcl": ["wafv2:webacl regional/webacl/{name}/*"],
  "aws:cloudwatch/dashboard:Dashboard": ["cloudwatch:dashboard :{account} dashboard/{dashboardName}"],
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ["iam:oidc-provider :{account} oidc-provider/{url}"],
};

const forms: ReadonlyMap<string, readonly ArnForm[]> = new Map(Object.entries(rows).map(([type, each]) => [type, each.map(formOf)]));

function formOf(row: string): ArnForm {
  const [kind = "", ...parts] = row.split(" ");
  const [place, rest] = parts.length === 1 ? [regional, parts[0]!] : (parts as [string, string]);
  return { kind, text: `arn:{partition}:${kind.split(":")[0]!}:${place}:${rest}` };
}

/** The ARNs of a resource type; the first is the one that the resource outputs. Empty for a type without any. */
export function arnForms(type: string): readonly ArnForm[] {
  return forms.get(type) ?? [];
}

/** `aws`, `aws-cn` or `aws-us-gov`, by region. */
export function partitionOfRegion(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/**
 * `arn:{partition}:<service>:<region>:<account>:<resource>` without variables; `x` stands for every unknown part. The ARN of a task definition
 * ends with its revision.
 */
export function exampleArn(type: string): string | undefined {
  const [form] = arnForms(type);
  return form?.text.replace("{partition}", "aws").replaceAll(/\{[^}]*\}|[*?]/g, "x");
}
