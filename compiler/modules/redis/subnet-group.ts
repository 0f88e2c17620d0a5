import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft, type Handle } from "../../plan/builder/draft.ts";
import { traced } from "../../plan/builder/traced.ts";
import { subnetIds } from "../vpc/refs.ts";

/** Data-tier subnets, which have no route to the internet. */
export function lowerSubnetGroup(environment: Environment, target: Handle<"aws:elasticache/subnetGroup:SubnetGroup">): Draft {
  return resource(target, {
    name: nameOf(environment, "cacheSubnetGroup", "redis"),
    description: "Data subnets of the Redis clusters",
    subnetIds: traced(subnetIds(environment, "data"), "vpc.availabilityZones", "rule:redis-in-private-subnets"),
  });
}
