import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis takes automatic snapshots",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "Redis takes snapshots",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_134"], securityHub: ["ElastiCache.1"], trivy: ["AWS-0050"] },
  },
};

export default rule;
