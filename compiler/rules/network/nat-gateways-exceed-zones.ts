/**
 * A NAT gateway stands in a zone, and a second one there would carry nothing.
 *
 * Good: `{vpc: {natGateways: 2}}`
 * Bad: `{vpc: {natGateways: 3}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-V7",
  severity: "warning",
  title: "There are at most as many NAT gateways as zones",
  source: "VPC user guide: a route table has one default route, and a subnet one route table",
  *check({ spec }) {
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
