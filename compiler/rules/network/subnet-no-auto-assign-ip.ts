import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Subnets do not auto-assign public IP addresses",
  reason:
    "With automatic assignment whatever starts in the subnet gets a public address, at 3.65 USD a month. The load balancer and NAT gateways in public subnets bring their own addresses.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15",
  good: "{overrides: {vpc-public-a: {set: {mapPublicIpOnLaunch: false}}}}",
  bad: "{overrides: {vpc-public-a: {set: {mapPublicIpOnLaunch: true}}}}",
  security: {
    optional: "never",
    demand: "subnets do not auto-assign public IP addresses",
    ids: { checkov: ["CKV_AWS_130"], securityHub: ["EC2.15"], trivy: ["AWS-0164"], prowler: ["vpc_subnet_no_public_ip_by_default"] },
  },

  checkPlan: demand("aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch", "false", (value) => value === false),
};

export default rule;
