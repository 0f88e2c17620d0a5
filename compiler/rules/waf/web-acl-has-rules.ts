import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL has rules with actions",
  reason: "A web ACL without rules lets every request through: it costs 5 USD a month and protects nothing.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10",
  security: {
    optional: "in-dev",
    demand: "the web ACL has rules with actions",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_175", "CKV_AWS_342"], securityHub: ["WAF.10"], prowler: ["wafv2_webacl_with_rules"] },
  },
};

export default rule;
