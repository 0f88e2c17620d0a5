import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "More NAT gateways than availability zones",
  reason:
    "A subnet has one route table, and a route table one default route: a second NAT gateway in a zone carries no traffic, but costs as much as the first.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  good: "{vpc: {natGateways: 2}}",
  bad: "{vpc: {natGateways: 3}}",

  *checkSpec({ spec }) {
    const { natGateways, availabilityZones } = spec.vpc;
    const zones = new Set(availabilityZones).size;
    if (natGateways <= zones) return;
    yield {
      key: "vpc.natGateways",
      message: `${natGateways} NAT gateways for ${zones} zones`,
      help: `use ${zones}, or list more availability zones`,
      related: [{ key: "vpc.availabilityZones", message: `${zones} zones` }],
    };
  },
};

export default rule;
