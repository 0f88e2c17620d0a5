import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Logs are retained for at least 365 days",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "logs are kept 365 days",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_338"], securityHub: ["CloudWatch.16"] },
  },
};

export default rule;
