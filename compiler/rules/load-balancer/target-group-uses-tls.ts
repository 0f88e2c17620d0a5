import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer connects to its targets over TLS",
  reason:
    "Between the load balancer and the tasks requests are not encrypted, but they stay in the subnets of the VPC. TLS would need a certificate in every container, so the rule is not enforced.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22",
  security: {
    optional: "always",
    demand: "the load balancer connects to its targets over TLS",
    note: "TLS ends at the load balancer, and requests to tasks stay in the VPC",
    ids: { checkov: ["CKV_AWS_378"], securityHub: ["ELB.21", "ELB.22"] },
  },
};

export default rule;
