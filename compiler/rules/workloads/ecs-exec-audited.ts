import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "ECS Exec is disabled, or logged and encrypted",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "ECS Exec is off, or logged and encrypted",
    ids: { checkov: ["CKV_AWS_223", "CKV_AWS_224"] },
  },
};

export default rule;
