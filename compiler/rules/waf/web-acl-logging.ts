import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL logging is enabled",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the web ACL logs",
    prodWaiver: "price",
    ids: { checkov: ["CKV2_AWS_31"], securityHub: ["WAF.11"], prowler: ["wafv2_webacl_logging_enabled"] },
  },
};

export default rule;
