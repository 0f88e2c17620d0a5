import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "More NAT gateways than availability zones",
  reason: "A NAT gateway stands in a zone, and a second one there would carry nothing.",
  source: "VPC user guide: a route table has one default route, and a subnet one route table",
  good: "{vpc: {natGateways: 2}}",
  bad: "{vpc: {natGateways: 3}}",

  *checkSpec({ spec }) {
    const { natGateways, availabilityZones } = spec.vpc;
    const zones = new Set(availabilityZones).size;
    if (natGateways <= zones) return;
    yield {
      key: "vpc.natGateways",
      message: `${natGateways} NAT gateways for ${zones} zones`,
      help: `use ${zones}, or list more zones`,
      related: [{ key: "vpc.availabilityZones", message: `${zones} zones` }],
    };
  },
};

export default rule;
