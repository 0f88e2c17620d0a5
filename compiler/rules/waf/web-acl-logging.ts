import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL logging is enabled",
  reason: "Without logs nobody can tell which requests were blocked, by which rule, and whether they were legitimate.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-11",
  security: {
    optional: "in-dev",
    demand: "web ACL logging is enabled",
    prodWaiver: "price",
    ids: { checkov: ["CKV2_AWS_31"], securityHub: ["WAF.11"], prowler: ["wafv2_webacl_logging_enabled"] },
  },
};

export default rule;
