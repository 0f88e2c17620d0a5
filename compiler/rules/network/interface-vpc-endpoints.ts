import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "AWS services are reached through interface VPC endpoints",
  reason:
    "Without interface endpoints requests to AWS services leave the VPC through NAT gateways and public addresses, and no endpoint policy limits them.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
  good: "{vpc: {enableInterfaceEndpoints: true}}",
  bad: "{vpc: {enableInterfaceEndpoints: false}}",
  security: {
    optional: "in-dev",
    demand: "AWS services are reached through interface VPC endpoints",
    prodWaiver: "price",
    ids: {
      securityHub: ["EC2.10", "EC2.55", "EC2.56", "EC2.57"],
      cis: ["v7 6.8"],
      prowler: ["vpc_endpoint_multi_az_enabled", "vpc_endpoint_connections_trust_boundaries"],
    },
  },
};

export default rule;
