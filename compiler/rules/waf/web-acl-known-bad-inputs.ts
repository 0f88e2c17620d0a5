import type { Rule } from "../rule.ts";
import { blockedGroups } from "../shared/managed-rule-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL blocks known bad inputs",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: { optional: "in-dev", demand: "known bad inputs are blocked", prodWaiver: "price", ids: { checkov: ["CKV_AWS_192"] } },

  control: blockedGroups(["AWSManagedRulesKnownBadInputsRuleSet"]),
};

export default rule;
