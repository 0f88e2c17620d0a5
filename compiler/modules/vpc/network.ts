/** The VPC, its emptied default security group, and three tiers of subnets. */
import { planSubnets, tiers } from "../../aws/subnet-plan.ts";
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { subnetOf } from "../../plan/builder/expr.ts";
import { combine, rule, traced, type Traced } from "../../plan/builder/traced.ts";
import { hasIpv6, internetGateway, ipv6Keys, ipv6Tiers, subnet, vpc, zoneLetter, zonesOf, type Tier } from "./refs.ts";

/** `from` of resources that exist because the environment owns its VPC. */
export const ownNetwork: readonly string[] = ["environment", "vpc.existingVpc"];
/** `from` of resources that exist once per availability zone. */
export const perZone: readonly string[] = [...ownNetwork, "vpc.availabilityZones"];

/** The `Name` tag, which the console shows. These resources have no other name. */
export function nameTag(environment: Environment, suffix: string): { readonly Name: Traced<string> } {
  return { Name: nameOf(environment, "tag", suffix) };
}

export function lowerNetwork(environment: Environment): readonly Draft[] {
  return [
    resource(
      vpc,
      {
        cidrBlock: key(environment, "vpc.vpcCidr"),
        // Private DNS names of interface endpoints need both.
        enableDnsSupport: true,
        enableDnsHostnames: true,
        ...(hasIpv6(environment, "vpc") ? { assignGeneratedIpv6CidrBlock: traced(true, "vpc.enableIpv6") } : {}),
        tags: nameTag(environment, "vpc"),
      },
      { from: ownNetwork, protect: holdsProtected(environment) },
    ),
    resource(
      handle("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "vpc-default-security-group"),
      {
        vpcId: vpc.id,
        ingress: rule("default-security-group-empty", []),
        egress: rule("default-security-group-empty", []),
        tags: nameTag(environment, "default-closed"),
      },
      { from: [...ownNetwork, "rule:default-security-group-empty"] },
    ),
    resource(
      internetGateway,
      { vpcId: vpc.id, tags: nameTag(environment, "internet") },
      // An in-place update would detach it from the old VPC while public addresses there are still mapped, which AWS refuses.
      { from: ownNetwork, replaceOnChanges: ["vpcId"], deleteBeforeReplace: false },
    ),
    ...tiers.flatMap((tier) => zonesOf(environment).map((zone) => lowerSubnet(environment, tier, zone))),
  ];
}

/** AWS cannot move a database or cache to another VPC. While one of them is protected, so is the VPC. */
function holdsProtected(environment: Environment): Traced<boolean> {
  const switches = [key(environment, "rds.rdsDeletionProtection"), key(environment, "redis.enableRedisProtection")] as const;
  return combine(switches, (database, cache) => database || cache);
}

function lowerSubnet(environment: Environment, tier: Tier, zone: string): Draft {
  return resource(
    subnet(environment, tier, zone),
    {
      vpcId: vpc.id,
      cidrBlock: subnetCidr(environment, tier, zone),
      ...(hasIpv6(environment, "subnets") && ipv6Tiers.includes(tier) ? subnetIpv6(environment, tier, zone) : {}),
      availabilityZone: traced(zone, "vpc.availabilityZones"),
      mapPublicIpOnLaunch: rule("subnet-no-auto-assign-ip", false),
      tags: { ...nameTag(environment, `${tier}-${zoneLetter(environment, zone)}`), Tier: tier },
    },
    {
      from: [...perZone, "rule:workloads-in-private-subnets"],
      // Only a new VPC replaces a subnet. The addresses are free there, and the old subnet cannot be deleted while it is in use.
      deleteBeforeReplace: false,
    },
  );
}

/**
 * The subnet's /64 within the VPC's /56. Each tier has room for every letter, so a zone's letter decides about its number alone, and zones
 * that come or go move no other. The provider takes a block away only together with another change, which is that of the assignment.
 */
function subnetIpv6(environment: Environment, tier: Tier, zone: string) {
  const number = tiers.indexOf(tier) * 32 + zoneLetter(environment, zone).charCodeAt(0) - 97;
  return {
    ipv6CidrBlock: traced(subnetOf(vpc.out("ipv6CidrBlock"), 8, number), "vpc.availabilityZones", ...ipv6Keys),
    assignIpv6AddressOnCreation: traced(true, ...ipv6Keys),
  };
}

/** The subnet's CIDR block within the VPC. invalid-vpc-cidr has rejected blocks without enough room. */
function subnetCidr(environment: Environment, tier: Tier, zone: string): Traced<string> {
  const letterOf = (each: string): string => zoneLetter(environment, each);
  return combine([key(environment, "vpc.vpcCidr"), key(environment, "vpc.availabilityZones")], (cidr, zones) => {
    const blocks = planSubnets(cidr, zones.map(letterOf))?.get(letterOf(zone));
    if (blocks === undefined) throw new Error(`${cidr} has no room for ${zone}`);
    return blocks[tier];
  });
}
