import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL blocks SQL injection and addresses of bad reputation",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: { optional: "in-dev", demand: "SQL injection and bad reputations are blocked", prodWaiver: "price" },
};

export default rule;
