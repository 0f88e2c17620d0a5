import { demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Subnets do not auto-assign public IP addresses",
  reason: "Public subnets too: the load balancer and NAT gateways bring their own addresses.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "no subnet hands out public addresses by itself",
    ids: { checkov: ["CKV_AWS_130"], securityHub: ["EC2.15"], trivy: ["AWS-0164"], prowler: ["vpc_subnet_no_public_ip_by_default"] },
  },
  checkPlan: demand("aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch", "false", (value) => value === false),
};

export default rule;
