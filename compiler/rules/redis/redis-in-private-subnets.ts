import { openSubnetOf } from "../shared/subnets.ts";
import type { PolicyRule } from "../shared/view.ts";

/** Never the account's default subnets, and never public ones. */
const rule: PolicyRule = {
  code: "SEC-E8",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (inputs["subnetGroupName"] === undefined)
        yield { resource: id, property: "subnetGroupName", message: "no subnet group of its own" };
    }
    for (const { id, inputs } of view.ofType("aws:elasticache/subnetGroup:SubnetGroup")) {
      const open = openSubnetOf(view, inputs["subnetIds"]);
      if (open !== undefined) yield { resource: id, property: "subnetIds", message: `${open} has a route to the internet` };
    }
  },
};

export default rule;
