import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL has rules with actions",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the web ACL has rules with actions",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_175", "CKV_AWS_342"], securityHub: ["WAF.10"], prowler: ["wafv2_webacl_with_rules"] },
  },
};

export default rule;
