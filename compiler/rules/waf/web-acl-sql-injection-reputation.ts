import type { Rule } from "../rule.ts";
import { blockedGroups } from "../shared/managed-rule-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL blocks SQL injection and IP addresses with a bad reputation",
  reason: "SQL injection attempts, and requests from addresses that AWS knows to be bots or attackers, reach the tasks.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
  good: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesKnownBadInputsRuleSet, mode: block}, {name: AWSManagedRulesSQLiRuleSet, mode: block}, {name: AWSManagedRulesAmazonIpReputationList, mode: block}]}}",
  bad: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesKnownBadInputsRuleSet, mode: block}, {name: AWSManagedRulesSQLiRuleSet, mode: count}, {name: AWSManagedRulesAmazonIpReputationList, mode: block}]}}",

  security: { optional: "in-dev", demand: "the web ACL blocks SQL injection and IP addresses with a bad reputation", prodWaiver: "price" },

  control: blockedGroups(["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesAmazonIpReputationList"]),
};

export default rule;
