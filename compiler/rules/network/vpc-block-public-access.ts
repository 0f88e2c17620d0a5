import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "VPC Block Public Access is enabled",
  reason:
    "VPC Block Public Access is a setting of the whole account in a region. It cuts off a load balancer that faces the internet, so the rule is not enforced.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
  security: {
    optional: "always",
    demand: "VPC Block Public Access is enabled",
    note: "it cuts off a load balancer that faces the internet",
    ids: { securityHub: ["EC2.172"] },
  },
};

export default rule;
