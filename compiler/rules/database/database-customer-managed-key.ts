import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database storage uses a customer managed key",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: { optional: "in-dev", demand: "database storage uses a customer-managed key", prodWaiver: "price" },
};

export default rule;
