/**
 * Routes of the three tiers: public subnets route to the internet gateway, private ones through NAT and, with IPv6, to the egress-only
 * internet gateway, data subnets nowhere.
 */
import { tiers } from "../../aws/subnet-plan.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { traced } from "../../plan/builder/traced.ts";
import { nameTag, ownNetwork, perZone } from "./network.ts";
import {
  egressOnlyGateway,
  hasIpv6,
  internetGateway,
  ipv6Keys,
  ipv6Route,
  natGateway,
  natRoute,
  natZones,
  publicRoute,
  routeTable,
  routeTableAssociation,
  subnet,
  vpc,
  zoneLetter,
  zonesOf,
  type Tier,
} from "./refs.ts";

const everywhere = "0.0.0.0/0";
const everywhereIpv6 = "::/0";
const natKeys = ["vpc.natGateways", "vpc.availabilityZones"] as const;

export function lowerRouting(environment: Environment): readonly Draft[] {
  const zones = zonesOf(environment);
  return [
    ...lowerRouteTables(environment),
    ...tiers.flatMap((tier) => zones.map((zone) => lowerAssociation(environment, tier, zone))),
    resource(
      publicRoute,
      {
        routeTableId: routeTable(environment, "public", zones[0]!).id,
        destinationCidrBlock: everywhere,
        gatewayId: internetGateway.id,
      },
      { from: ownNetwork },
    ),
    ...natZones(environment).flatMap((zone) => lowerNat(environment, zone)),
    ...zones.flatMap((zone, index) => lowerNatRoute(environment, zone, index)),
    ...lowerIpv6(environment),
  ];
}

/**
 * One route table for all public subnets, one for all data subnets, and one per private subnet, because each private subnet can use another
 * NAT gateway.
 */
function lowerRouteTables(environment: Environment): readonly Draft[] {
  const zones = zonesOf(environment);
  const table = (tier: Tier, zone: string, name: string, from: readonly string[]): Draft =>
    resource(routeTable(environment, tier, zone), { vpcId: vpc.id, tags: nameTag(environment, name) }, { from });
  return [
    table("public", zones[0]!, "public", ownNetwork),
    table("data", zones[0]!, "data", ownNetwork),
    ...zones.map((zone) => table("private", zone, `private-${zoneLetter(environment, zone)}`, perZone)),
  ];
}

function lowerAssociation(environment: Environment, tier: Tier, zone: string): Draft {
  return resource(
    routeTableAssociation(environment, tier, zone),
    { subnetId: subnet(environment, tier, zone).id, routeTableId: routeTable(environment, tier, zone).id },
    { from: perZone },
  );
}

/** A NAT gateway with an Elastic IP in the zone's public subnet. It forwards traffic only once the public route exists. */
function lowerNat(environment: Environment, zone: string): readonly Draft[] {
  const letter = zoneLetter(environment, zone);
  const from = [...ownNetwork, ...natKeys];
  const address: Handle<"aws:ec2/eip:Eip"> = handle("aws:ec2/eip:Eip", `vpc-nat-address-${letter}`);
  return [
    resource(address, { domain: "vpc", tags: nameTag(environment, `nat-${letter}`) }, { from, dependsOn: [internetGateway] }),
    resource(
      natGateway(environment, zone),
      {
        allocationId: address.id,
        subnetId: subnet(environment, "public", zone).id,
        connectivityType: "public",
        tags: nameTag(environment, `nat-${letter}`),
      },
      {
        from: [...from, "rule:nat-gateway-not-instance"],
        dependsOn: [publicRoute, routeTableAssociation(environment, "public", zone)],
        // It keeps its Elastic IP, which third parties may have allow-listed, and an address can belong to only one gateway at a time.
        deleteBeforeReplace: true,
      },
    ),
  ];
}

function lowerIpv6(environment: Environment): readonly Draft[] {
  if (!hasIpv6(environment, "subnets")) return [];
  const zones = zonesOf(environment);
  return [
    resource(egressOnlyGateway, { vpcId: vpc.id, tags: nameTag(environment, "egress-only") }, { from: [...ownNetwork, ...ipv6Keys] }),
    resource(
      ipv6Route(environment, "public", zones[0]!),
      {
        routeTableId: routeTable(environment, "public", zones[0]!).id,
        destinationIpv6CidrBlock: everywhereIpv6,
        gatewayId: internetGateway.id,
      },
      { from: [...ownNetwork, ...ipv6Keys] },
    ),
    ...zones.map((zone) =>
      resource(
        ipv6Route(environment, "private", zone),
        {
          routeTableId: routeTable(environment, "private", zone).id,
          destinationIpv6CidrBlock: everywhereIpv6,
          egressOnlyGatewayId: egressOnlyGateway.id,
        },
        { from: [...perZone, ...ipv6Keys] },
      ),
    ),
  ];
}

/** Routes through the zone's own gateway, or through another zone's; gateways are assigned round-robin. */
function lowerNatRoute(environment: Environment, zone: string, index: number): readonly Draft[] {
  const gateways = natZones(environment);
  const through = gateways[index % gateways.length];
  if (through === undefined) return [];
  return [
    resource(
      natRoute(environment, zone),
      {
        routeTableId: routeTable(environment, "private", zone).id,
        destinationCidrBlock: everywhere,
        natGatewayId: traced(natGateway(environment, through).id, ...natKeys),
      },
      { from: [...ownNetwork, ...natKeys] },
    ),
  ];
}
