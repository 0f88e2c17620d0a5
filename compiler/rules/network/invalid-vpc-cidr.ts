import { addressesIn, canonical, formatCidr, overlapping, parseCidr, refusedRanges, type Cidr } from "../../aws/cidr.ts";
import { divisionOf, smallestPrefixFor, sum, tiers } from "../../aws/subnet-plan.ts";
import type { Finding, Rule } from "../rule.ts";

const key = "vpc.vpcCidr";

const rule: Rule = {
  severity: "error",
  title: "VPC CIDR block is invalid or too small for its subnets",
  reason:
    "AWS rejects reserved ranges and blocks that do not start on their boundary. Every zone needs a private, a public and a data subnet, and the public one at least a /27 with eight free addresses for the load balancer.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
  good: "{vpc: {vpcCidr: 10.20.0.0/24}}",
  bad: "{vpc: {vpcCidr: 10.20.0.128/26}}",

  *checkSpec({ spec }) {
    const { vpcCidr, availabilityZones, existingVpc } = spec.vpc;
    if (existingVpc !== undefined) return;
    const block = parseCidr(vpcCidr);
    if (block === undefined) {
      yield {
        key,
        message: `\`${vpcCidr}\` is not an IPv4 CIDR block`,
        help: "expected four numbers up to 255 and a prefix length, for example `10.0.0.0/16`",
      };
      return;
    }
    const first = canonical(block);
    if (first.address !== block.address) {
      yield { key, message: `\`${vpcCidr}\` does not start on a /${block.prefix} boundary`, help: `use \`${formatCidr(first)}\`` };
    }
    const refused = overlapping(block, refusedRanges);
    if (refused !== undefined) {
      yield {
        key,
        message: `\`${vpcCidr}\` is in ${refused}, which AWS refuses`,
        help: "use a block of 10.0.0.0/8, for example `10.0.0.0/16`",
      };
    }
    const tooSmall = roomFor(first, new Set(availabilityZones).size);
    if (tooSmall !== undefined) yield tooSmall;
  },
};

function roomFor(block: Cidr, zones: number): Finding | undefined {
  const division = divisionOf(block.prefix);
  if (division !== undefined && division.zones >= zones) return undefined;
  const total = addressesIn(block.prefix);
  const prefix = smallestPrefixFor(zones);
  const help = `use a /${prefix} or larger, \`${formatCidr(canonical({ address: block.address, prefix }))}\``;
  const related = [{ key: "vpc.availabilityZones", message: `${zones} zones` }];
  if (division === undefined) {
    const least = `2 × (16 private + 32 public + 16 data) = 128 addresses`;
    return { key, message: `a /${block.prefix} has ${total} addresses, but two zones need ${least}`, help, related };
  }
  const parts = tiers.map((tier) => `${division.sizes[tier]} ${tier}`).join(" + ");
  const taken = `${division.zones} × (${parts}) = ${division.zones * sum(division.sizes)} of ${total} addresses`;
  return { key, message: `a /${block.prefix} has room for ${division.zones} zones, not ${zones}: ${taken}`, help, related };
}

export default rule;
