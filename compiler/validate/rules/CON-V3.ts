/**
 * The subnets that tasks run in have an address for each: at the most tasks that scaling allows, while all services roll at once.
 * AWS keeps five addresses of every subnet, each interface endpoint takes one, and a load balancer wants eight.
 *
 * Good: `{vpc: {vpcCidr: 10.20.0.0/20}}`
 * Bad: `{vpc: {vpcCidr: 10.20.0.0/24}, ecsServices: {apiServiceMaxCount: 60}}`
 */
import { parseCidr } from "../../aws/cidr.ts";
import { divisionOf, reservedAddresses } from "../../aws/subnet-plan.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

/** Of a load balancer, in each of its subnets. */
const loadBalancerAddresses = 8;
const endpoints = 7;

const rule: Rule = {
  code: "CON-V3",
  severity: "warning",
  title: "The subnets of tasks have addresses for all of them",
  source: "VPC user guide: five addresses of a subnet are reserved; ECS: a task in awsvpc mode has an interface of its own",
  *check(environment) {
    const { vpcCidr, availabilityZones, natGateways, existingVpc, enableInterfaceEndpoints } = environment.spec.vpc;
    const division = divisionOf(parseCidr(vpcCidr)?.prefix ?? 32);
    if (existingVpc !== undefined || division === undefined) return;
    const tier = natGateways === 0 ? "public" : "private";
    const others = tier === "public" ? loadBalancerAddresses : enableInterfaceEndpoints ? endpoints : 0;
    const usable = division.sizes[tier] - reservedAddresses - others;
    const tasks = mostTasks(environment);
    const needed = Math.ceil(tasks / availabilityZones.length);
    if (needed <= usable) return;
    yield {
      key: "vpc.vpcCidr",
      message: `up to ${tasks} tasks in ${availabilityZones.length} zones take ${needed} addresses of each ${tier} subnet, which has ${usable}: ${division.sizes[tier]} less ${reservedAddresses + others} that are taken`,
      help: `use a larger block than a /${parseCidr(vpcCidr)!.prefix}, or lower the most tasks of the services`,
    };
  },
};

/** Tasks of all workloads at their maximum in a rollout, and one that migrates. */
function mostTasks(environment: Environment): number {
  return workloadsOf(environment).reduce((total, { maxCount, maxPercent }) => {
    return total + Math.floor((maxCount.value * maxPercent.value) / 100);
  }, 1);
}

export default rule;
