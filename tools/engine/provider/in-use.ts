/** Deletions that AWS refuses because another resource still uses the resource. */
import type { Cloud, CloudResource } from "./cloud.ts";
import { users } from "./references.ts";

/** Types, and the properties in which they name what they use. */
type Uses = readonly (readonly [token: string, ...paths: string[]])[];

interface InUse {
  readonly code: string;
  readonly by: Uses;
}

const service = "aws:ecs/service:Service";
const instance = "aws:rds/instance:Instance";
const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const listener = "aws:lb/listener:Listener";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const proxy = "aws:rds/proxy:Proxy";
const databaseSubnets = "aws:rds/subnetGroup:SubnetGroup";
const cacheSubnets = "aws:elasticache/subnetGroup:SubnetGroup";

const table: Readonly<Record<string, InUse>> = {
  "aws:ec2/vpc:Vpc": {
    code: "DependencyViolation",
    by: [
      "subnet:Subnet",
      "securityGroup:SecurityGroup",
      "internetGateway:InternetGateway",
      "egressOnlyInternetGateway:EgressOnlyInternetGateway",
      "routeTable:RouteTable",
      "vpcEndpoint:VpcEndpoint",
    ].map((kind) => [`aws:ec2/${kind}`, "vpcId"] as const),
  },
  "aws:ec2/subnet:Subnet": {
    code: "DependencyViolation",
    by: [
      [balancer, "subnets"],
      [service, "networkConfiguration.subnets"],
      [endpoint, "subnetIds"],
      [proxy, "vpcSubnetIds"],
      ["aws:ec2/natGateway:NatGateway", "subnetId"],
    ],
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    code: "DependencyViolation",
    by: [
      [balancer, "securityGroups"],
      [service, "networkConfiguration.securityGroups"],
      [endpoint, "securityGroupIds"],
      [proxy, "vpcSecurityGroupIds"],
      [instance, "vpcSecurityGroupIds"],
      [cache, "securityGroupIds"],
      ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "referencedSecurityGroupId"],
      ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "referencedSecurityGroupId"],
    ],
  },
  "aws:ec2/eip:Eip": { code: "InvalidIPAddress.InUse", by: [["aws:ec2/natGateway:NatGateway", "allocationId"]] },
  "aws:ec2/routeTable:RouteTable": {
    code: "DependencyViolation",
    by: [["aws:ec2/routeTableAssociation:RouteTableAssociation", "routeTableId"]],
  },
  "aws:lb/targetGroup:TargetGroup": {
    code: "ResourceInUse",
    by: [
      ["aws:lb/listenerRule:ListenerRule", "actions.targetGroupArn", "actions.forward.targetGroups.arn"],
      [listener, "defaultActions.targetGroupArn", "defaultActions.forward.targetGroups.arn"],
    ],
  },
  "aws:acm/certificate:Certificate": {
    code: "ResourceInUseException",
    by: [
      [listener, "certificateArn"],
      ["aws:lb/listenerCertificate:ListenerCertificate", "certificateArn"],
    ],
  },
  [databaseSubnets]: { code: "InvalidDBSubnetGroupStateFault", by: [[instance, "dbSubnetGroupName"]] },
  "aws:rds/parameterGroup:ParameterGroup": { code: "InvalidDBParameterGroupState", by: [[instance, "parameterGroupName"]] },
  [cacheSubnets]: { code: "CacheSubnetGroupInUse", by: [[cache, "subnetGroupName"]] },
  "aws:elasticache/parameterGroup:ParameterGroup": { code: "InvalidCacheParameterGroupState", by: [[cache, "parameterGroupName"]] },
  "aws:ecs/cluster:Cluster": { code: "ClusterContainsServicesException", by: [[service, "cluster"]] },
  "aws:cloudwatch/eventRule:EventRule": { code: "ValidationException", by: [["aws:cloudwatch/eventTarget:EventTarget", "rule"]] },
  "aws:iam/role:Role": {
    code: "DeleteConflict",
    by: [
      ["aws:iam/rolePolicy:RolePolicy", "role"],
      ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"],
    ],
  },
  "aws:iam/policy:Policy": { code: "DeleteConflict", by: [["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn"]] },
  "aws:wafv2/webAcl:WebAcl": { code: "WAFAssociatedItemException", by: [["aws:wafv2/webAclAssociation:WebAclAssociation", "webAclArn"]] },
  "aws:backup/plan:Plan": { code: "InvalidRequestException", by: [["aws:backup/selection:Selection", "planId"]] },
};

/** Throws when another resource uses this one. */
export function assertUnused(resource: CloudResource, cloud: Cloud): void {
  const { token, id } = resource;
  const found = table[token];
  const using = [
    ...(found?.by ?? []).flatMap(([by, ...paths]) => users(cloud, resource, by, ...paths)),
    ...throughGroup(resource, cloud),
    ...addresses(resource, cloud),
  ];
  if (using[0] === undefined) return;
  const code = found?.code ?? "DependencyViolation";
  throw new Error(`deleting ${token} (${id}): api error ${code}: ${id} is in use by ${using[0].token} ${using[0].id}`);
}

/** Databases and caches have network interfaces in their subnet groups' subnets. */
function throughGroup(resource: CloudResource, cloud: Cloud): CloudResource[] {
  if (resource.token !== "aws:ec2/subnet:Subnet") return [];
  const groups = [
    ...users(cloud, resource, databaseSubnets, "subnetIds").flatMap((group) => users(cloud, group, instance, "dbSubnetGroupName")),
    ...users(cloud, resource, cacheSubnets, "subnetIds").flatMap((group) => users(cloud, group, cache, "subnetGroupName")),
  ];
  return groups;
}

/** An internet gateway cannot go while anything in its network has a public address. */
function addresses({ token, inputs }: CloudResource, cloud: Cloud): CloudResource[] {
  if (token !== "aws:ec2/internetGateway:InternetGateway") return [];
  const subnets = new Set(
    cloud.of("aws:ec2/subnet:Subnet").flatMap((subnet) => (subnet.inputs["vpcId"] === inputs["vpcId"] ? [subnet.id] : [])),
  );
  const within = (list: unknown): boolean => [list].flat().some((subnet) => subnets.has(String(subnet)));
  const gateways = cloud.of("aws:ec2/natGateway:NatGateway").filter((gateway) => within(gateway.inputs["subnetId"]));
  const balancers = cloud.of(balancer).filter((each) => each.inputs["internal"] !== true && within(each.inputs["subnets"]));
  return [...gateways, ...balancers];
}
