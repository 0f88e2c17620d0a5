import type { Rule } from "../rule.ts";
import { blockedGroups } from "../shared/managed-rule-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL blocks SQL injection and addresses of bad reputation",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: { optional: "in-dev", demand: "SQL injection and bad reputations are blocked", prodWaiver: "price" },

  control: blockedGroups(["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesAmazonIpReputationList"]),
};

export default rule;
