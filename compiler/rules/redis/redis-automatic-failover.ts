import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis fails over automatically between availability zones",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "Redis fails over automatically between zones",
    prodWaiver: "price",
    ids: { checkov: ["CKV2_AWS_50"], securityHub: ["ElastiCache.3"], cdkNag: ["AEC4"] },
  },
};

export default rule;
