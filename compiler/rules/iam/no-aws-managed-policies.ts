import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Roles do not use AWS managed policies",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: { optional: "with-waiver", demand: "policies are the project's own, not AWS's managed ones", ids: { cdkNag: ["IAM4"] } },
};

export default rule;
