import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer access logs are enabled",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the load balancer logs requests",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_91"], securityHub: ["ELB.5"], cdkNag: ["ELB2"], cis: ["v7 4.10"], prowler: ["elbv2_logging_enabled"] },
  },
};

export default rule;
