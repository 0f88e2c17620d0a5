import type { Rule } from "../rule.ts";

/** Service quota L-0263D0A3, EC2-VPC Elastic IPs. */
const defaultQuota = 5;

const rule: Rule = {
  severity: "warning",
  title: "NAT gateways exceed the default Elastic IP quota",
  reason: "Every NAT gateway takes an Elastic IP, of which an account has five in a region until it asks for more.",
  source: "Service Quotas: five Elastic IP addresses per region by default",
  good: "{region: us-east-1, vpc: {availabilityZones: [us-east-1a, us-east-1b], natGateways: 2}}",
  bad: "{region: us-east-1, vpc: {availabilityZones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f], natGateways: 6}}",

  *checkSpec({ region, spec }) {
    const { natGateways, existingVpc } = spec.vpc;
    if (existingVpc !== undefined || natGateways <= defaultQuota) return;
    yield {
      key: "vpc.natGateways",
      message: `${natGateways} NAT gateways take ${natGateways} Elastic IPs; an account has ${defaultQuota} in ${region} unless its quota was raised`,
      help: `raise the quota "EC2-VPC Elastic IPs" before deploying, or use ${defaultQuota} gateways`,
    };
  },
};

export default rule;
