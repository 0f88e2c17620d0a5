/** AWS refuses to move some resources to another VPC, although the provider plans it as an update in place. */
import type { Cloud, CloudResource } from "./cloud.ts";
import { named, valuesAt } from "./references.ts";

type MoveCheck = (before: CloudResource, now: CloudResource, cloud: Cloud) => string | undefined;

const subnet = "aws:ec2/subnet:Subnet";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";

/** VPCs of the resources of one type that a path refers to; unknown ones are left out. */
function networks(cloud: Cloud, token: string, { inputs }: CloudResource, path: string): unknown[] {
  const found = valuesAt(inputs, path).map((handle) => named(cloud, token, handle)?.inputs["vpcId"]);
  return [...new Set(found.filter((network) => network !== undefined))];
}

/** Are the two in different VPCs? */
function apart(here: readonly unknown[], there: readonly unknown[]): boolean {
  return here.length > 0 && there.some((network) => !here.includes(network));
}

const subnetGroup: MoveCheck = (before, now, cloud) =>
  apart(networks(cloud, subnet, before, "subnetIds"), networks(cloud, subnet, now, "subnetIds"))
    ? "InvalidParameterValue: The new Subnets are not in the same Vpc as the existing subnet group"
    : undefined;

const database: MoveCheck = (_, now, cloud) => {
  const group = named(cloud, "aws:rds/subnetGroup:SubnetGroup", now.inputs["dbSubnetGroupName"]);
  const own = group === undefined ? [] : networks(cloud, subnet, group, "subnetIds");
  return apart(own, networks(cloud, securityGroup, now, "vpcSecurityGroupIds"))
    ? "InvalidParameterCombination: The DB instance and EC2 security group are in different VPCs"
    : undefined;
};

const balancer: MoveCheck = (before, now, cloud) =>
  apart(networks(cloud, subnet, before, "subnets"), networks(cloud, subnet, now, "subnets"))
    ? "InvalidConfigurationRequest: The subnets are not in the load balancer's VPC"
    : undefined;

const checks: Readonly<Record<string, MoveCheck>> = {
  "aws:rds/subnetGroup:SubnetGroup": subnetGroup,
  "aws:elasticache/subnetGroup:SubnetGroup": subnetGroup,
  "aws:rds/instance:Instance": database,
  "aws:lb/loadBalancer:LoadBalancer": balancer,
};

/** Throws when AWS would refuse the update from `before` to `now`. */
export function assertMovable(before: CloudResource, now: CloudResource, cloud: Cloud): void {
  const why = checks[now.token]?.(before, now, cloud);
  if (why !== undefined) throw new Error(`updating ${now.token} (${now.id}): api error ${why}`);
}
