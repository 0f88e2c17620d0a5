import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis uses a customer managed key for encryption at rest",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "Redis uses a customer-managed key at rest",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_191"] },
  },
};

export default rule;
