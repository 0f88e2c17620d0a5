import type { Finding, Rule } from "../rule.ts";

const tiers = ["publicSubnetIds", "privateSubnetIds", "dataSubnetIds"] as const;

const rule: Rule = {
  severity: "error",
  title: "Existing VPC does not have one distinct subnet per zone and tier",
  reason: "Subnets of an existing VPC are listed zone by zone: each tier has one for every zone.",
  source: "platform-compile",
  good: "{vpc: {existingVpc: {vpcId: vpc-0a1b2c3d, publicSubnetIds: [subnet-0000000a, subnet-0000000b], privateSubnetIds: [subnet-0000001a, subnet-0000001b], dataSubnetIds: [subnet-0000002a, subnet-0000002b]}}}",
  bad: "{vpc: {existingVpc: {vpcId: vpc-0a1b2c3d, publicSubnetIds: [subnet-0000000a, subnet-0000000b, subnet-0000000c], privateSubnetIds: [subnet-0000001a, subnet-0000000a], dataSubnetIds: [subnet-0000002a, subnet-0000002a]}}}",

  *checkSpec({ spec }) {
    const { existingVpc, availabilityZones } = spec.vpc;
    if (existingVpc === undefined) return;
    const zones = availabilityZones.length;
    for (const tier of tiers) {
      const ids = existingVpc[tier];
      if (ids.length !== zones) {
        yield {
          key: `vpc.existingVpc.${tier}`,
          message: `${ids.length} subnets for ${zones} zones`,
          help: `list ${zones}, one for each of ${availabilityZones.join(", ")}`,
          related: [{ key: "vpc.availabilityZones", message: `${zones} zones` }],
        };
      }
      yield* repeated(tier, ids);
      if (tier !== "publicSubnetIds") yield* shared(tier, ids, existingVpc.publicSubnetIds);
    }
  },
};

function* repeated(tier: string, ids: readonly string[]): Iterable<Finding> {
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) === index) continue;
    yield {
      key: `vpc.existingVpc.${tier}.${index}`,
      message: `\`${id}\` is listed twice: a subnet lies in one zone`,
      help: "name the subnet of this zone",
    };
  }
}

/** Private and data tiers may be the same subnets; public ones lead to the internet without NAT, which tasks there cannot use. */
function* shared(tier: string, ids: readonly string[], publicIds: readonly string[]): Iterable<Finding> {
  for (const [index, id] of ids.entries()) {
    if (!publicIds.includes(id)) continue;
    yield {
      key: `vpc.existingVpc.${tier}.${index}`,
      message: `\`${id}\` is a public subnet too: what stands there without a public address reaches nothing`,
      help: "name a subnet whose default route leads to a NAT gateway, or has none",
      related: [{ key: `vpc.existingVpc.publicSubnetIds.${publicIds.indexOf(id)}`, message: "public here" }],
    };
  }
}

export default rule;
