import type { Finding, Rule } from "../rule.ts";

const tiers = ["publicSubnetIds", "privateSubnetIds", "dataSubnetIds"] as const;

const rule: Rule = {
  severity: "error",
  title: "Existing VPC does not have one distinct subnet per zone and tier",
  reason:
    "Subnets of an existing VPC are matched to zones by their position, so each tier needs one for every zone. In a public subnet, what has no public address cannot reach the internet.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
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
          message: `expected ${zones} subnets, one for each zone, got ${ids.length}`,
          help: `list one for each of ${availabilityZones.join(", ")}`,
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
      message: `\`${id}\` is listed twice, but a subnet is in one zone only`,
      help: "use the subnet of this zone",
    };
  }
}

/** The private and the data tier may share subnets. A public subnet routes to the internet without NAT, which needs a public address. */
function* shared(tier: string, ids: readonly string[], publicIds: readonly string[]): Iterable<Finding> {
  for (const [index, id] of ids.entries()) {
    if (!publicIds.includes(id)) continue;
    yield {
      key: `vpc.existingVpc.${tier}.${index}`,
      message: `\`${id}\` is also a public subnet: nothing in it reaches the internet without a public address`,
      help: "use a subnet whose default route leads to a NAT gateway, or that has none",
      related: [{ key: `vpc.existingVpc.publicSubnetIds.${publicIds.indexOf(id)}`, message: "public here" }],
    };
  }
}

export default rule;
