import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "A web ACL protects the load balancer",
  reason: "Without a web ACL, exploit attempts and request floods reach the tasks directly. Nothing limits the rate of a single client.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16",
  good: "{waf: {enableWaf: true}}",
  bad: "{waf: {enableWaf: false}}",

  security: {
    optional: "in-dev",
    demand: "a web ACL protects the load balancer",
    prodWaiver: "price",
    ids: { checkov: ["CKV2_AWS_28"], securityHub: ["ELB.16"], prowler: ["elbv2_waf_acl_attached"] },
  },
};

export default rule;
