/** Cost of NAT gateways and their addresses, interface endpoints and the flow log. Subnets, routes and the gateway endpoint are free. */
import type { PlanResource } from "../../plan/types.ts";
import { linesOfAll, type CostContext } from "../../pricing/context.ts";
import { decimal, over, sum, times, zero } from "../../pricing/decimal.ts";
import { lines, type CostLine } from "../../pricing/line.ts";
import { logLines } from "../../pricing/logs.ts";

export function cost(context: CostContext): readonly CostLine[] {
  const gateways = context.plan.ofType("aws:ec2/natGateway:NatGateway");
  const endpoints = context.plan
    .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
    .filter((endpoint) => context.plan.text(endpoint, "vpcEndpointType") === "Interface");
  return [
    ...gateways.flatMap((gateway) => natLines(context, gateway, gateways.length, endpoints.length > 0)),
    ...linesOfAll(context, "aws:ec2/eip:Eip", (address) =>
      lines(address, {
        item: "public IPv4 addresses",
        kind: "fixed",
        key: "vpc.natGateways",
        quantity: context.hours,
        price: context.price("vpc", "public_ipv4_hour", "hour"),
      }),
    ),
    ...endpoints.flatMap((endpoint) => endpointLines(context, endpoint, endpoints.length)),
    ...linesOfAll(context, "aws:ec2/flowLog:FlowLog", (flowLog) => flowLogLines(context, flowLog)),
  ];
}

function natLines(context: CostContext, gateway: PlanResource, count: number, endpoints: boolean): readonly CostLine[] {
  const { traffic } = context;
  const toAws = endpoints ? zero : traffic.perThousandUsers("awsGigabytesPerThousandUsers");
  const all = sum(traffic.perThousandUsers("internetGigabytesPerThousandUsers"), toAws);
  return [
    ...lines(gateway, {
      item: "NAT gateway hours",
      kind: "fixed",
      key: "vpc.natGateways",
      quantity: context.hours,
      price: context.price("vpc", "nat_gateway_hour", "hour"),
    }),
    ...lines(gateway, {
      item: "NAT gateway traffic",
      kind: "usage",
      key: "vpc.natGateways",
      quantity: over(all, decimal(count)),
      price: context.price("vpc", "nat_gateway_gb", "GB"),
    }),
  ];
}

function endpointLines(context: CostContext, endpoint: PlanResource, count: number): readonly CostLine[] {
  const zones = context.plan.list(endpoint, "subnetIds").length;
  return [
    ...lines(endpoint, {
      item: "interface endpoint hours",
      kind: "fixed",
      key: "vpc.enableInterfaceEndpoints",
      quantity: times(context.hours, decimal(zones)),
      price: context.price("vpc", "interface_endpoint_hour", "hour"),
    }),
    ...lines(endpoint, {
      item: "interface endpoint traffic",
      kind: "usage",
      key: "vpc.enableInterfaceEndpoints",
      quantity: over(context.traffic.perThousandUsers("awsGigabytesPerThousandUsers"), decimal(count)),
      price: context.price("vpc", "interface_endpoint_gb", "GB"),
    }),
  ];
}

function flowLogLines(context: CostContext, flowLog: PlanResource): readonly CostLine[] {
  const group = context.plan.target(flowLog.inputs["logDestination"]);
  if (group === undefined) return [];
  const traffic = context.plan.text(flowLog, "trafficType") === "REJECT" ? "REJECT" : "ALL";
  // AWS knows two intervals. An override may state another one, such as 0.
  const seconds = context.plan.number(flowLog, "maxAggregationInterval", 600) === 60 ? 60 : 600;
  const gigabytes = context.traffic.flowLogGb(seconds, traffic);
  return logLines(context, group, { gigabytes, vended: true }).map((line) =>
    line.item === "log ingestion" ? { ...line, keys: ["vpc.flowLogTraffic", "vpc.flowLogAggregationSeconds", ...line.keys] } : line,
  );
}
