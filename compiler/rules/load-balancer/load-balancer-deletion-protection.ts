import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer deletion protection is enabled",
  reason:
    "Without deletion protection a single API call or a wrong `destroy` takes the platform offline, and a new load balancer has another DNS name.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6",
  good: "{alb: {albDeletionProtection: true}}",
  bad: "{alb: {albDeletionProtection: false}}",
  security: {
    optional: "in-dev",
    demand: "load balancer deletion protection is enabled",
    prodWaiver: "conflict",
    note: "whoever retires an environment turns protection off, deploys, and then destroys it",
    ids: { checkov: ["CKV_AWS_150"], securityHub: ["ELB.6"], prowler: ["elbv2_deletion_protection"] },
  },
};

export default rule;
