import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "A web ACL protects the load balancer",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "a web ACL protects the load balancer",
    prodWaiver: "price",
    ids: { checkov: ["CKV2_AWS_28"], securityHub: ["ELB.16"], prowler: ["elbv2_waf_acl_attached"] },
  },
};

export default rule;
