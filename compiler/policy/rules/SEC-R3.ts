import { referencesOf } from "../../plan/resolve.ts";
import type { PolicyRule } from "../view.ts";

/** Two walls: no public address, and no route to the internet from where it stands. */
const rule: PolicyRule = {
  code: "SEC-R3",
  *check(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      if (instance.inputs["publiclyAccessible"] !== false)
        yield { resource: instance.id, property: "publiclyAccessible", message: "the database may have a public address" };
    }
    const routed = new Set<string>();
    for (const route of view.ofType("aws:ec2/route:Route")) {
      if (route.inputs["destinationCidrBlock"] === "0.0.0.0/0") for (const id of referencesOf(route.inputs["routeTableId"])) routed.add(id);
    }
    const subnetsWithRoute = new Set<string>();
    for (const association of view.ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")) {
      if ([...referencesOf(association.inputs["routeTableId"])].some((id) => routed.has(id)))
        for (const id of referencesOf(association.inputs["subnetId"])) subnetsWithRoute.add(id);
    }
    for (const group of [...view.ofType("aws:rds/subnetGroup:SubnetGroup"), ...view.ofType("aws:elasticache/subnetGroup:SubnetGroup")]) {
      const open = [...referencesOf(group.inputs["subnetIds"])].find((id) => subnetsWithRoute.has(id));
      if (open !== undefined) yield { resource: group.id, property: "subnetIds", message: `${open} has a route to the internet` };
    }
  },
};

export default rule;
