import { counted } from "../../diagnostics/counted.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Availability zones share a NAT gateway",
  reason:
    "A zone without a NAT gateway of its own sends its traffic through another zone. That costs 0.02 USD per GB, and when the other zone fails it has no way to the internet.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
  good: "{vpc: {natGateways: 2}}",
  bad: "{vpc: {natGateways: 1}}",

  *checkSpec({ spec }) {
    const { natGateways, availabilityZones, existingVpc } = spec.vpc;
    if (existingVpc !== undefined || natGateways === 0 || natGateways >= availabilityZones.length) return;
    const shared = availabilityZones.slice(natGateways).map((zone, index) => {
      return `${zone} uses the one in ${availabilityZones[(natGateways + index) % natGateways]}`;
    });
    yield {
      key: "vpc.natGateways",
      message: `${counted(natGateways, "NAT gateway")} for ${availabilityZones.length} zones: ${shared.join(", ")}, and fails with it`,
      help: `use ${availabilityZones.length}, 41.61 USD a month more for each`,
      related: [{ key: "vpc.availabilityZones", message: `${availabilityZones.length} zones` }],
    };
  },
};

export default rule;
