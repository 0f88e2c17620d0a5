/** Names and other keys that must be unique, each in the scope in which AWS enforces it. */
import type { Cloud, CloudResource } from "./cloud.ts";
import type { Properties } from "./wire.ts";

/** Scope of uniqueness: a region of an account, or the whole account (which also stands for global scope here). */
type Scope = "region" | "account";

interface Unique {
  readonly scope: Scope;
  /** Properties that form the key. Of each group, the first one that is set. */
  readonly by: readonly (string | readonly string[])[];
  /** AWS's error code. */
  readonly code: string;
  /** Applies only where this holds. */
  readonly when?: (inputs: Properties) => boolean;
}

const unique = (scope: Scope, code: string, ...by: Unique["by"]): Unique => ({ scope, by, code });
const peer = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
const rule = unique("region", "InvalidPermission.Duplicate", "securityGroupId", "ipProtocol", "fromPort", "toPort", peer);
const destination = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];

/** Types for which AWS enforces more than, or something other than, a unique id. All others are unique by id. */
const table: Readonly<Record<string, Unique>> = {
  "aws:ec2/subnet:Subnet": unique("region", "InvalidSubnet.Conflict", "vpcId", "cidrBlock"),
  "aws:ec2/internetGateway:InternetGateway": unique("region", "Resource.AlreadyAssociated", "vpcId"),
  "aws:ec2/route:Route": unique("region", "RouteAlreadyExists", "routeTableId", destination),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": unique("region", "Resource.AlreadyAssociated", ["subnetId", "gatewayId"]),
  "aws:ec2/natGateway:NatGateway": unique("region", "Resource.AlreadyAssociated", "allocationId"),
  "aws:ec2/vpcEndpoint:VpcEndpoint": unique("region", "InvalidParameter", "vpcId", "serviceName"),
  "aws:ec2/securityGroup:SecurityGroup": unique("region", "InvalidGroup.Duplicate", "vpcId", "name"),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
  "aws:ec2/flowLog:FlowLog": unique("region", "FlowLogAlreadyExists", ["vpcId", "subnetId", "eniId"], "trafficType", "logDestination"),
  "aws:rds/instance:Instance": unique("region", "DBInstanceAlreadyExists", "identifier"),
  "aws:lb/loadBalancer:LoadBalancer": unique("region", "DuplicateLoadBalancerName", "name"),
  "aws:lb/targetGroup:TargetGroup": unique("region", "DuplicateTargetGroupName", "name"),
  "aws:lb/listener:Listener": unique("region", "DuplicateListener", "loadBalancerArn", "port"),
  "aws:lb/listenerRule:ListenerRule": unique("region", "PriorityInUse", "listenerArn", "priority"),
  "aws:secretsmanager/secret:Secret": unique("region", "ResourceExistsException", "name"),
  "aws:wafv2/webAcl:WebAcl": unique("region", "WAFDuplicateItemException", "scope", "name"),
  "aws:wafv2/webAclAssociation:WebAclAssociation": unique("region", "WAFInvalidOperationException", "resourceArn"),
  "aws:appautoscaling/policy:Policy": unique("region", "ValidationException", "resourceId", "scalableDimension", "name"),
  "aws:appautoscaling/scheduledAction:ScheduledAction": unique("region", "ValidationException", "resourceId", "scalableDimension", "name"),
  "aws:cloudwatch/eventTarget:EventTarget": unique("region", "ValidationException", "rule", "targetId"),
  "aws:s3/bucket:Bucket": unique("account", "BucketAlreadyOwnedByYou", "bucket"),
  "aws:iam/role:Role": unique("account", "EntityAlreadyExists", "name"),
  "aws:iam/policy:Policy": unique("account", "EntityAlreadyExists", "name"),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": unique("account", "EntityAlreadyExists", "url"),
  "aws:route53/record:Record": {
    ...unique("account", "InvalidChangeBatch", "zoneId", "name", "type", "setIdentifier"),
    when: (inputs) => inputs["allowOverwrite"] !== true,
  },
};

/**
 * Reserves the unique key of a resource that is about to be created, or changed from `before`. Throws AWS's error if another resource holds
 * the key. Also refuses where AWS would silently overwrite (an alarm, a policy): no plan means to do that.
 */
export function takeNames(cloud: Cloud, resource: CloudResource, before?: CloudResource): void {
  const [found, old] = [keyOf(resource), before === undefined ? undefined : keyOf(before)];
  if (found === undefined || found.key === old?.key || cloud.takeName(found.key, ownerOf(resource))) return;
  throw new Error(`creating ${resource.token} (${found.shown}): operation error, api error ${found.code}: ${found.shown} already exists`);
}

/** Releases the key of a resource that is gone, or that has another key `now`. */
export function freeNames(cloud: Cloud, resource: CloudResource, now?: CloudResource): void {
  const [old, kept] = [keyOf(resource), now === undefined ? undefined : keyOf(now)];
  if (old !== undefined && old.key !== kept?.key) cloud.freeName(old.key, ownerOf(resource));
}

function keyOf(resource: CloudResource): { readonly key: string; readonly shown: string; readonly code: string } | undefined {
  const { token, region, inputs, outputs } = resource;
  const found = table[token];
  if (found === undefined) {
    const own = token === "aws:ecs/taskDefinition:TaskDefinition" ? outputs["arn"] : resource.id;
    return { key: JSON.stringify([token, region, own]), shown: String(own), code: "AlreadyExists" };
  }
  if (found.when?.(inputs) === false) return undefined;
  const parts = found.by.map((property) =>
    typeof property === "string" ? valueOf(resource, property) : property.map((name) => valueOf(resource, name)).find(isGiven),
  );
  const shown = parts.filter(isGiven).join(", ");
  if (shown === "") return undefined;
  return { key: JSON.stringify([token, found.scope === "region" ? region : "", ...parts]), shown, code: found.code };
}

function valueOf({ inputs, outputs }: CloudResource, property: string): unknown {
  return inputs[property] ?? outputs[property] ?? null;
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

function ownerOf({ token, id, outputs }: CloudResource): string {
  return `${token} ${id} ${JSON.stringify(outputs["arn"] ?? "")}`;
}
