/** The network as other modules see it. */
import type { Tier } from "../../aws/subnet-plan.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import type { Expr } from "../../plan/builder/expr.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

export type { Tier };
type Text = string | Expr<string> | Traced<string | Expr<string>>;

export const vpc = handle("aws:ec2/vpc:Vpc", "vpc");
export const internetGateway = handle("aws:ec2/internetGateway:InternetGateway", "vpc-internet-gateway");

/** Availability zone names from the spec, `eu-central-1a`. */
export function zonesOf(environment: Environment): readonly string[] {
  return environment.spec.vpc.availabilityZones;
}

/** `a` of `eu-central-1a`. Ids contain the letter and not an index, so adding a zone does not rename resources. */
export function zoneLetter(environment: Environment, zone: string): string {
  return zone.startsWith(environment.region) ? zone.slice(environment.region.length) : zone;
}

export function subnet(environment: Environment, tier: Tier, zone: string): Handle<"aws:ec2/subnet:Subnet"> {
  return handle("aws:ec2/subnet:Subnet", `vpc-${tier}-${zoneLetter(environment, zone)}`);
}

export function routeTable(environment: Environment, tier: Tier, zone: string): Handle<"aws:ec2/routeTable:RouteTable"> {
  const suffix = tier === "private" ? `-${zoneLetter(environment, zone)}` : "";
  return handle("aws:ec2/routeTable:RouteTable", `vpc-${tier}-routes${suffix}`);
}

/** A subnet without an association uses the VPC's main route table, which has no route out. */
export function routeTableAssociation(
  environment: Environment,
  tier: Tier,
  zone: string,
): Handle<"aws:ec2/routeTableAssociation:RouteTableAssociation"> {
  return handle("aws:ec2/routeTableAssociation:RouteTableAssociation", `vpc-${tier}-association-${zoneLetter(environment, zone)}`);
}

/** Default route of a private route table. Exists when the environment has NAT gateways. */
export function natRoute(environment: Environment, zone: string): Handle<"aws:ec2/route:Route"> {
  return handle("aws:ec2/route:Route", `vpc-private-default-route-${zoneLetter(environment, zone)}`);
}

/** How far IPv6 can extend, each part behind the ones before it. */
const ipv6Parts = ["vpc", "subnets", "loadBalancer"] as const;

/** The keys that decide about IPv6. */
export const ipv6Keys = ["vpc.enableIpv6", "vpc.ipv6Scope"] as const;

/** Does IPv6 extend to this part of the environment? */
export function hasIpv6({ spec }: Environment, part: (typeof ipv6Parts)[number]): boolean {
  return spec.vpc.enableIpv6 && ipv6Parts.indexOf(spec.vpc.ipv6Scope) >= ipv6Parts.indexOf(part);
}

/** Tiers with IPv6. Database and cache need none: only tasks connect to them. */
export const ipv6Tiers: readonly Tier[] = ["public", "private"];

/** Lets private subnets out, and nothing in. Exists while IPv6 extends to the subnets. */
export const egressOnlyGateway = handle("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "vpc-egress-only-gateway");

/** Default route for IPv6 of a tier's route table, with the same condition. */
export function ipv6Route(environment: Environment, tier: Tier, zone: string): Handle<"aws:ec2/route:Route"> {
  const suffix = tier === "private" ? `-${zoneLetter(environment, zone)}` : "";
  return handle("aws:ec2/route:Route", `vpc-${tier}-ipv6-route${suffix}`);
}

/** The IPv6 routes of an own network. */
export function ipv6Routes(environment: Environment, tier: Tier): readonly Handle[] {
  if (!hasIpv6(environment, "subnets") || environment.spec.vpc.existingVpc !== undefined) return [];
  const zones = tier === "private" ? zonesOf(environment) : zonesOf(environment).slice(0, 1);
  return zones.map((zone) => ipv6Route(environment, tier, zone));
}

export const publicRoute = handle("aws:ec2/route:Route", "vpc-public-default-route");

/** The NAT gateway in a zone. Exists for the zones in `natZones`. */
export function natGateway(environment: Environment, zone: string): Handle<"aws:ec2/natGateway:NatGateway"> {
  return handle("aws:ec2/natGateway:NatGateway", `vpc-nat-${zoneLetter(environment, zone)}`);
}

/** Zones with a NAT gateway: the first `vpc.natGateways` zones of the list; none in an existing VPC. */
export function natZones(environment: Environment): readonly string[] {
  if (environment.spec.vpc.existingVpc !== undefined) return [];
  return zonesOf(environment).slice(0, environment.spec.vpc.natGateways);
}

export function vpcId(environment: Environment): Traced<string | Expr<string>> {
  return key(environment, "vpc.existingVpc").map((existing) => (existing === undefined ? vpc.id : existing.vpcId));
}

/** Subnet ids of a tier, one per zone, in the order of the spec's zones. */
export function subnetIds(environment: Environment, tier: Tier): readonly Text[] {
  const existing = environment.spec.vpc.existingVpc;
  const ids =
    existing === undefined
      ? zonesOf(environment).map((zone) => subnet(environment, tier, zone).id)
      : { public: existing.publicSubnetIds, private: existing.privateSubnetIds, data: existing.dataSubnetIds }[tier];
  return ids.map((id) => traced<string | Expr<string>>(id, "vpc.availabilityZones", "vpc.existingVpc"));
}

/**
 * Without NAT, tasks run in public subnets with public addresses, unless IPv6 is enough for them. Their security groups admit nothing from
 * the internet.
 */
export function tasksArePublic({ spec: { vpc } }: Environment): boolean {
  return vpc.natGateways === 0 && vpc.existingVpc === undefined && !vpc.enableIpv6Egress;
}

/** The keys that decide about it. */
function placeKeys({ spec: { vpc } }: Environment): readonly string[] {
  return ["vpc.natGateways", "vpc.existingVpc", ...(vpc.enableIpv6Egress ? ["vpc.enableIpv6Egress"] : [])];
}

export function taskSubnetIds(environment: Environment): Traced<readonly Text[]> {
  const tier = tasksArePublic(environment) ? "public" : "private";
  return traced(subnetIds(environment, tier), "vpc.availabilityZones", ...placeKeys(environment));
}

export function assignPublicIp(environment: Environment): Traced<boolean> {
  return traced(tasksArePublic(environment), ...placeKeys(environment));
}

/** True when the environment has interface endpoints. An existing VPC uses its owner's endpoints. */
export function hasInterfaceEndpoints(environment: Environment): boolean {
  return environment.spec.vpc.enableInterfaceEndpoints && environment.spec.vpc.existingVpc === undefined;
}

/** Short names of the AWS services with an interface endpoint in this environment, `ecr.api`. */
export function endpointServices(environment: Environment): readonly string[] {
  if (!hasInterfaceEndpoints(environment)) return [];
  const services = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "sqs", "monitoring"];
  return environment.spec.ecsServices.enableExecuteCommand ? [...services, "ssmmessages"] : services;
}

/** Interface endpoint by short service name (`ecr.api`). Exists when `vpc.enableInterfaceEndpoints` is on. */
export function interfaceEndpoint(service: string): Handle<"aws:ec2/vpcEndpoint:VpcEndpoint"> {
  return handle("aws:ec2/vpcEndpoint:VpcEndpoint", `vpc-endpoint-${service.replaceAll(".", "-")}`);
}

export const s3Endpoint = handle("aws:ec2/vpcEndpoint:VpcEndpoint", "vpc-endpoint-s3");

/**
 * Resources that must exist before a task can pull its image and reach AWS: routes, route table associations, and endpoints, whose private
 * DNS names take effect as soon as they exist. Includes only resources that this environment has.
 */
export function egressDependencies(environment: Environment): readonly Handle[] {
  if (environment.spec.vpc.existingVpc !== undefined) return [];
  const zones = zonesOf(environment);
  const tier = tasksArePublic(environment) ? "public" : "private";
  return [
    ...(tier === "public" ? [publicRoute] : []),
    ...(tier === "private" && natZones(environment).length > 0 ? zones.map((zone) => natRoute(environment, zone)) : []),
    ...ipv6Routes(environment, tier),
    ...zones.map((zone) => routeTableAssociation(environment, tier, zone)),
    s3Endpoint,
    ...endpointServices(environment).map(interfaceEndpoint),
  ];
}
