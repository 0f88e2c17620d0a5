import { parseCidr } from "../../aws/cidr.ts";
import { divisionOf, reservedAddresses, type Tier } from "../../aws/subnet-plan.ts";
import type { Environment } from "../../model/types.ts";
import type { Rule } from "../rule.ts";
import { tenantsOf } from "../shared/subnet-tenants.ts";

const rule: Rule = {
  severity: "warning",
  title: "Subnets run out of IP addresses at peak",
  reason:
    "Every subnet has an address for all that stands in it: tasks at the most that scaling allows while all services roll at once, interface endpoints, the load balancer, NAT gateways, database, proxy and Redis nodes. AWS keeps five addresses of each.",
  source: "VPC user guide: five addresses of a subnet are reserved; ECS: a task in awsvpc mode has an interface of its own",
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
        message: `${tenants.map(({ what, addresses }) => `${addresses} for ${what}`).join(" + ")} = ${needed} addresses in each ${tier} subnet, which has ${division.sizes[tier]} − ${reservedAddresses} = ${usable}`,
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
  return "lower the most tasks of the services: no block is large enough";
}

export default rule;
