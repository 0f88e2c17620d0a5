import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer access logs are enabled",
  reason: "Without access logs nobody can find out after an incident who sent which requests, or which of them were slow.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
  good: "{alb: {enableAlbAccessLogs: true}}",
  bad: "{alb: {enableAlbAccessLogs: false}}",
  security: {
    optional: "in-dev",
    demand: "load balancer access logs are enabled",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_91"], securityHub: ["ELB.5"], cdkNag: ["ELB2"], cis: ["v7 4.10"], prowler: ["elbv2_logging_enabled"] },
  },
};

export default rule;
