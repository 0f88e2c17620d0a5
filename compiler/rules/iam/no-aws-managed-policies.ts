import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Roles do not use AWS managed policies",
  reason:
    "AWS adds permissions to its managed policies at any time, and they apply to every resource of the account, not only to those of the environment.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  security: { optional: "with-waiver", demand: "roles do not use AWS managed policies", ids: { cdkNag: ["IAM4"] } },
};

export default rule;
