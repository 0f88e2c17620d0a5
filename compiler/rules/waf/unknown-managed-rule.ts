import { managedGroupRules, nearestManagedRule } from "../../aws/waf-rule-names.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Managed rule group has no such rule",
  reason: "A managed rule that is to count must be one of its group: a misspelt name leaves the rule blocking.",
  source: "AWS WAF, AWS Managed Rules rule groups list",
  good: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block, countRules: [SizeRestrictions_BODY]}]}}",
  bad: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block, countRules: [SizeRestriction_BODY]}]}}",

  *checkSpec({ spec: { waf } }) {
    for (const [index, group] of waf.wafManagedRuleGroups.entries()) {
      const known = managedGroupRules(group.name);
      if (known === undefined) continue;
      for (const [position, name] of (group.countRules ?? []).entries()) {
        if (known.includes(name)) continue;
        yield {
          key: `waf.wafManagedRuleGroups.${index}.countRules.${position}`,
          message: `${group.name} has no rule \`${name}\``,
          help: `did you mean \`${nearestManagedRule(group.name, name)}\`?`,
        };
      }
    }
  },
};

export default rule;
