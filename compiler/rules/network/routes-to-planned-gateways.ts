import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { records } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";
import type { PolicyView } from "../shared/view.ts";

const rule: Rule = {
  severity: "error",
  title: "Routes lead to gateways of the plan",
  reason:
    "Through a peering connection, a transit gateway or a VPN, networks that nobody here sees reach the private subnets, and the answers of the database find a way out.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  good: "{vpc: {natGateways: 1}}",
  bad: "{overrides: {vpc-data-routes: {set: {routes: [{cidrBlock: 10.9.0.0/16, vpcPeeringConnectionId: pcx-0123456789abcdef0}]}}}}",
  security: {
    optional: "with-waiver",
    demand: "routes lead to gateways of the plan",
    prodWaiver: "conflict",
    note: "a person has to judge which networks it connects",
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:ec2/route:Route"))
      for (const property of unplanned(view, inputs)) yield { resource: id, property, message: strange };
    const tables = [...view.ofType("aws:ec2/routeTable:RouteTable"), ...view.ofType("aws:ec2/defaultRouteTable:DefaultRouteTable")];
    for (const { id, inputs } of tables) {
      if (inputs["propagatingVgws"] !== undefined)
        yield {
          resource: id,
          property: "propagatingVgws",
          message: "a virtual private gateway writes routes that the plan does not state",
        };
      if (records(inputs["routes"]).some((route) => unplanned(view, route).length > 0))
        yield { resource: id, property: "routes", message: strange };
    }
  },
};

const strange = "the route leads to a gateway or network outside of the plan";

const targets = [
  ...["gatewayId", "natGatewayId", "egressOnlyGatewayId", "networkInterfaceId", "vpcEndpointId", "vpcPeeringConnectionId"],
  ...["transitGatewayId", "localGatewayId", "carrierGatewayId", "coreNetworkArn", "odbNetworkArn"],
];
const judged = /^aws:ec2\/(internetGateway|natGateway|egressOnlyInternetGateway|networkInterface|vpcEndpoint):/;

/** The targets of a route that the plan does not contain, or of a type that no rule follows. */
function unplanned(view: PolicyView, route: PlanResource["inputs"]): readonly string[] {
  return targets.filter((name) => route[name] !== undefined && route[name] !== "local" && !isJudged(view, route[name]));
}

function isJudged(view: PolicyView, value: PlanValue | undefined): boolean {
  return judged.test(view.target(value)?.type ?? "");
}

export default rule;
