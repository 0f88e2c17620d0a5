import type { Rule } from "../rule.ts";
import { blockedGroups } from "../shared/managed-rule-groups.ts";

const rule: Rule = {
  severity: "error",
  title: "Web ACL blocks known bad inputs",
  reason: "Requests with the patterns of known exploits, such as Log4Shell, reach the tasks.",
  source:
    "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html#aws-managed-rule-groups-baseline-known-bad-inputs",
  good: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesKnownBadInputsRuleSet, mode: block}, {name: AWSManagedRulesSQLiRuleSet, mode: block}, {name: AWSManagedRulesAmazonIpReputationList, mode: block}]}}",
  bad: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesKnownBadInputsRuleSet, mode: count}, {name: AWSManagedRulesSQLiRuleSet, mode: block}, {name: AWSManagedRulesAmazonIpReputationList, mode: block}]}}",

  security: { optional: "in-dev", demand: "the web ACL blocks known bad inputs", prodWaiver: "price", ids: { checkov: ["CKV_AWS_192"] } },

  control: blockedGroups(["AWSManagedRulesKnownBadInputsRuleSet"]),
};

export default rule;
