import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer is internal",
  reason: "it is the platform's public entry",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "the load balancer is internal",
    note: "it is the platform's public entry",
    ids: { trivy: ["AWS-0053"], prowler: ["elbv2_internet_facing"] },
  },
};

export default rule;
