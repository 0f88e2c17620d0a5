import { openSubnetOf } from "../shared/subnets.ts";
import type { PolicyRule } from "../shared/view.ts";

/** Two walls: no public address, and no route from the internet to where it stands. */
const rule: PolicyRule = {
  code: "SEC-R3",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:rds/instance:Instance")) {
      if (inputs["publiclyAccessible"] !== false)
        yield { resource: id, property: "publiclyAccessible", message: "the database may have a public address" };
      // A replica stands where its source does.
      if (inputs["dbSubnetGroupName"] === undefined && inputs["replicateSourceDb"] === undefined)
        yield { resource: id, property: "dbSubnetGroupName", message: "the database stands in the account's default subnets" };
    }
    for (const { id, inputs } of view.ofType("aws:rds/subnetGroup:SubnetGroup")) {
      const open = openSubnetOf(view, inputs["subnetIds"]);
      if (open !== undefined) yield { resource: id, property: "subnetIds", message: `${open} has a route to the internet` };
    }
  },
};

export default rule;
