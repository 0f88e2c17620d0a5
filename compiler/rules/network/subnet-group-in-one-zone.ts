import type { PlanValue } from "../../plan/types.ts";
import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Subnets of a database are in one zone, or those of a dual-stack load balancer lack IPv6",
  reason:
    "RDS needs subnets in two zones, also for an instance that runs in one. A load balancer has IPv6 addresses only in subnets with a block of them.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  good: "{overrides: {rds-subnet-group: {set: {subnetIds: [{$ref: vpc-data-b.id}, {$ref: vpc-data-a.id}]}}}}",
  bad: "{overrides: {rds-subnet-group: {set: {subnetIds: [{$ref: vpc-data-a.id}]}}}}",

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:rds/subnetGroup:SubnetGroup")) {
      const zones = zonesOf(view, inputs["subnetIds"]);
      if (zones !== undefined && zones.size < 2)
        yield { resource: id, property: "subnetIds", message: "all subnets are in one zone", help: "add a subnet of another zone" };
    }
    for (const balancer of view.ofType("aws:lb/loadBalancer:LoadBalancer")) {
      if (!(view.text(balancer, "ipAddressType") ?? "ipv4").startsWith("dualstack")) continue;
      const old = list(balancer.inputs["subnets"]).map((each) => view.target(each));
      const lacking = old.find((subnet) => subnet !== undefined && !hasIpv6(subnet.inputs));
      if (lacking !== undefined)
        yield {
          resource: balancer.id,
          property: "ipAddressType",
          message: `${lacking.id} has no IPv6 addresses`,
          help: "set `vpc.enableIpv6`, or use `ipv4`",
        };
    }
  },
};

/** Undefined if one of the subnets, or its zone, is not in the plan. */
function zonesOf(view: PolicyView, subnets: PlanValue | undefined): ReadonlySet<unknown> | undefined {
  const zones = list(subnets).map((each) => view.known(view.target(each)?.inputs["availabilityZone"]));
  return zones.length === 0 || zones.includes(undefined) ? undefined : new Set(zones);
}

function hasIpv6(inputs: Readonly<Record<string, PlanValue>>): boolean {
  return ["ipv6CidrBlock", "ipv6IpamPoolId", "ipv6Native"].some((name) => inputs[name] !== undefined);
}

export default rule;
