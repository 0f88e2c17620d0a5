import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "VPC Block Public Access is enabled",
  reason: "it breaks a load balancer that faces the internet",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "VPC Block Public Access is on",
    note: "it breaks a load balancer that faces the internet",
    ids: { securityHub: ["EC2.172"] },
  },
};

export default rule;
