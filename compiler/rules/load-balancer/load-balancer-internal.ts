import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer is internal",
  reason:
    "Nobody reaches an internal load balancer from the internet. This one is the public entry of the platform, so the rule is not enforced.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme",
  security: {
    optional: "always",
    demand: "the load balancer is internal",
    note: "the load balancer is the public entry of the platform",
    ids: { trivy: ["AWS-0053"], prowler: ["elbv2_internet_facing"] },
  },
};

export default rule;
