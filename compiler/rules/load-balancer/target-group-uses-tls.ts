import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer connects to its targets over TLS",
  reason: "TLS ends at the load balancer, inside the VPC",
  source: "TODO-SOURCE",

  security: {
    optional: "always",
    demand: "targets are spoken to over TLS",
    note: "TLS ends at the load balancer, inside the VPC",
    ids: { checkov: ["CKV_AWS_378"], securityHub: ["ELB.21", "ELB.22"] },
  },
};

export default rule;
