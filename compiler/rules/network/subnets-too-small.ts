import { parseCidr } from "../../aws/cidr.ts";
import { divisionOf, reservedAddresses, type Tier } from "../../aws/subnet-plan.ts";
import type { Environment } from "../../model/types.ts";
import type { Rule } from "../rule.ts";
import { tenantsOf } from "../shared/subnet-tenants.ts";

const rule: Rule = {
  severity: "warning",
  title: "Subnets run out of IP addresses at peak",
  reason:
    "AWS reserves five addresses of every subnet. Each task, interface endpoint, load balancer node, NAT gateway, database, proxy and Redis node takes one of the others, and when none is left at a peak, new tasks do not start.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  good: "{vpc: {vpcCidr: 10.20.0.0/20}}",
  bad: "{vpc: {vpcCidr: 10.20.0.0/24}, ecsServices: {apiServiceMaxCount: 60}}",

  *checkSpec(environment) {
    const { vpcCidr, existingVpc } = environment.spec.vpc;
    const prefix = parseCidr(vpcCidr)?.prefix ?? 32;
    const division = divisionOf(prefix);
    if (existingVpc !== undefined || division === undefined) return;
    for (const tier of ["public", "private", "data"] as const) {
      const tenants = tenantsOf(environment, tier);
      const needed = tenants.reduce((sum, { addresses }) => sum + addresses, 0);
      const usable = division.sizes[tier] - reservedAddresses;
      if (needed <= usable) continue;
      yield {
        key: "vpc.vpcCidr",
        message: `${tenants.map(({ what, addresses }) => `${addresses} for ${what}`).join(" + ")} = ${needed} addresses in each ${tier} subnet, but it has ${division.sizes[tier]} − ${reservedAddresses} = ${usable}`,
        help: remedy(environment, prefix, tier, needed),
        related: tenants.flatMap(({ keys }) => keys),
      };
    }
  },
};

/** The longest prefix whose subnets are large enough. */
function remedy(environment: Environment, prefix: number, tier: Tier, needed: number): string {
  const zones = environment.spec.vpc.availabilityZones.length;
  for (let shorter = prefix - 1; shorter >= 16; shorter -= 1) {
    const division = divisionOf(shorter);
    if (division !== undefined && division.zones >= zones && division.sizes[tier] - reservedAddresses >= needed)
      return `use a /${shorter} or larger instead of the /${prefix}`;
  }
  return "lower the maximum number of tasks: no block is large enough";
}

export default rule;
