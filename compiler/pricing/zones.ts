/** Cost of traffic between availability zones. */
import type { PlanResource } from "../plan/types.ts";
import { isList, member } from "../plan/values.ts";
import type { CostContext } from "./context.ts";
import { times, type Decimal } from "./decimal.ts";
import { lines, type CostLine } from "./line.ts";

/** Number of zones that tasks run in: the most subnets of any service. */
export function taskZones({ plan }: CostContext): number {
  const counts = plan.ofType("aws:ecs/service:Service").map((service) => {
    const subnets = member(service.inputs["networkConfiguration"], "subnets");
    return isList(subnets) ? subnets.length : 0;
  });
  return Math.max(1, ...counts);
}

/**
 * Traffic between tasks in several zones and a database or Redis node in one zone. Cross-zone data is charged once, on the task's side.
 * Replication within RDS and ElastiCache, and traffic between a load balancer and its targets, is free.
 */
export function crossZoneLines(context: CostContext, resource: PlanResource, gigabytes: Decimal): readonly CostLine[] {
  return lines(resource, {
    item: "traffic between zones",
    kind: "usage",
    key: "vpc.availabilityZones",
    quantity: times(gigabytes, context.traffic.crossing(taskZones(context))),
    price: context.price("data_transfer", "inter_az_gb_each_direction", "GB"),
  });
}
