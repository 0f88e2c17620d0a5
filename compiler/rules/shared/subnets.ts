/** Finds subnets with a route from the internet. */
import { referencesOf } from "../../plan/references.ts";
import { records } from "../../plan/values.ts";
import type { PlanValue } from "../../plan/types.ts";
import type { PolicyView } from "./view.ts";

/** The first of the subnets that has a route to an internet gateway. Subnets outside of the plan are unknown and are skipped. */
export function openSubnetOf(view: PolicyView, subnetIds: PlanValue | undefined): string | undefined {
  const open = openSubnets(view);
  return [...referencesOf(subnetIds)].find((id) => open.has(id));
}

/** A NAT gateway admits no inbound traffic, and its route uses another property. */
function openSubnets(view: PolicyView): ReadonlySet<string> {
  const tables = new Set<string>();
  for (const { inputs } of view.ofType("aws:ec2/route:Route")) if (isOpen(view, inputs)) referencesOf(inputs["routeTableId"], tables);
  for (const table of view.ofType("aws:ec2/routeTable:RouteTable"))
    if (records(table.inputs["routes"]).some((route) => isOpen(view, route))) tables.add(table.id);
  const found = new Set<string>();
  for (const { inputs } of view.ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")) {
    if ([...referencesOf(inputs["routeTableId"])].some((id) => tables.has(id))) referencesOf(inputs["subnetId"], found);
  }
  return found;
}

function isOpen(view: PolicyView, { gatewayId }: Readonly<Record<string, PlanValue>>): boolean {
  if (typeof gatewayId === "string") return gatewayId.startsWith("igw-");
  const target = view.target(gatewayId);
  return gatewayId !== undefined && (target === undefined || target.type === "aws:ec2/internetGateway:InternetGateway");
}
