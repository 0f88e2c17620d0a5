import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis delivers its slow log and engine log",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: { optional: "in-dev", demand: "Redis slow and engine logs are delivered", prodWaiver: "price" },
};

export default rule;
