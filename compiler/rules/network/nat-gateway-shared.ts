import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Availability zones share a NAT gateway",
  reason:
    "A zone without a NAT gateway of its own sends its traffic through another zone: at 0.02 USD per GB, and it has no way out when that zone fails.",
  source: "VPC user guide, NAT gateways: one in each zone for resilience",
  good: "{vpc: {natGateways: 2}}",
  bad: "{vpc: {natGateways: 1}}",

  *checkSpec({ spec }) {
    const { natGateways, availabilityZones, existingVpc } = spec.vpc;
    if (existingVpc !== undefined || natGateways === 0 || natGateways >= availabilityZones.length) return;
    const shared = availabilityZones.slice(natGateways).map((zone, index) => {
      return `${zone} goes through ${availabilityZones[(natGateways + index) % natGateways]}`;
    });
    yield {
      key: "vpc.natGateways",
      message: `${natGateways} NAT gateway${natGateways === 1 ? "" : "s"} for ${availabilityZones.length} zones: ${shared.join(", ")}, and fails with it`,
      help: `use ${availabilityZones.length}, 41.61 USD a month more for each`,
      related: [{ key: "vpc.availabilityZones", message: `${availabilityZones.length} zones` }],
    };
  },
};

export default rule;
