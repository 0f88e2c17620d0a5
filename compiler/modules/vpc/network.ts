/** The VPC, its emptied default security group, and three tiers of subnets. */
import { planSubnets, tiers } from "../../aws/subnet-plan.ts";
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { combine, rule, traced, type Traced } from "../../plan/builder/traced.ts";
import { internetGateway, subnet, vpc, zoneLetter, zonesOf, type Tier } from "./refs.ts";

/** Why the network exists. */
export const ownNetwork: readonly string[] = ["environment", "vpc.existingVpc"];
/** Why what stands once a zone exists. */
export const perZone: readonly string[] = [...ownNetwork, "vpc.availabilityZones"];

/** The `Name` tag: what the console shows, and the only name that these resources have. */
export function nameTag(environment: Environment, suffix: string): { readonly Name: Traced<string> } {
  return { Name: nameOf(environment, "tag", suffix) };
}

export function lowerNetwork(environment: Environment): readonly Draft[] {
  return [
    resource(
      vpc,
      {
        cidrBlock: key(environment, "vpc.vpcCidr"),
        // Private names of interface endpoints need both (aws-constraints V13).
        enableDnsSupport: true,
        enableDnsHostnames: true,
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
      // In place it would be taken from the old VPC while addresses there are still mapped, which AWS refuses.
      { from: ownNetwork, replaceOnChanges: ["vpcId"], deleteBeforeReplace: false },
    ),
    ...tiers.flatMap((tier) => zonesOf(environment).map((zone) => lowerSubnet(environment, tier, zone))),
  ];
}

/** AWS moves neither database nor cache to another VPC: while one of them is protected, so is what it stands in. */
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
      availabilityZone: traced(zone, "vpc.availabilityZones"),
      mapPublicIpOnLaunch: rule("subnet-no-auto-assign-ip", false),
      tags: { ...nameTag(environment, `${tier}-${zoneLetter(environment, zone)}`), Tier: tier },
    },
    {
      from: [...perZone, "rule:workloads-in-private-subnets"],
      // Only a new VPC replaces a subnet: there its addresses are free, and the old one cannot go while anything stands in it.
      deleteBeforeReplace: false,
    },
  );
}

/** Its place in the plan of the VPC's addresses. Rule invalid-vpc-cidr has refused a block without room. */
function subnetCidr(environment: Environment, tier: Tier, zone: string): Traced<string> {
  const letterOf = (each: string): string => zoneLetter(environment, each);
  return combine([key(environment, "vpc.vpcCidr"), key(environment, "vpc.availabilityZones")], (cidr, zones) => {
    const blocks = planSubnets(cidr, zones.map(letterOf))?.get(letterOf(zone));
    if (blocks === undefined) throw new Error(`${cidr} has no room for ${zone}`);
    return blocks[tier];
  });
}
