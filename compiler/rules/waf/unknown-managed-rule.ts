import { managedGroupRules, nearestManagedRule } from "../../aws/waf-rule-names.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Managed rule group has no such rule",
  reason: "AWS WAF ignores an override for a rule that the group does not contain. The rule that was meant keeps blocking.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
  good: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block, countRules: [SizeRestrictions_BODY]}]}}",
  bad: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block, countRules: [SizeRestriction_BODY]}]}}",

  *checkSpec({ spec: { waf } }) {
    for (const [index, group] of waf.wafManagedRuleGroups.entries()) {
      const known = managedGroupRules(group.name);
      if (known === undefined) continue;
      for (const [position, name] of (group.countRules ?? []).entries()) {
        if (known.includes(name)) continue;
        const near = nearestManagedRule(group.name, name);
        yield {
          key: `waf.wafManagedRuleGroups.${index}.countRules.${position}`,
          message: `${group.name} has no rule \`${name}\``,
          help: near === undefined ? `expected one of ${known.join(", ")}` : `did you mean \`${near}\`?`,
        };
      }
    }
  },
};

export default rule;
