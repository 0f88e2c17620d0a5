import type { Rule } from "../rule.ts";

/** Default of the service quota L-0263D0A3, "EC2-VPC Elastic IPs". */
const defaultQuota = 5;

const rule: Rule = {
  severity: "warning",
  title: "NAT gateways exceed the default Elastic IP quota",
  reason:
    "Each NAT gateway needs an Elastic IP address, of which an account has five per region until AWS raises its quota. The sixth cannot be allocated.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
  good: "{region: us-east-1, vpc: {availabilityZones: [us-east-1a, us-east-1b], natGateways: 2}}",
  bad: "{region: us-east-1, vpc: {availabilityZones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f], natGateways: 6}}",

  *checkSpec({ region, spec }) {
    const { natGateways, existingVpc } = spec.vpc;
    if (existingVpc !== undefined || natGateways <= defaultQuota) return;
    yield {
      key: "vpc.natGateways",
      message: `${natGateways} NAT gateways need ${natGateways} Elastic IP addresses, but the default quota in ${region} is ${defaultQuota}`,
      help: `raise the quota "EC2-VPC Elastic IPs" before you deploy, or use ${defaultQuota} gateways`,
    };
  },
};

export default rule;
