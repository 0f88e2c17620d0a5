import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Managed rule group is listed twice",
  reason: "The web ACL has one rule for each managed rule group, named after it. AWS WAF rejects two rules of the same name.",
  source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html",
  good: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block}, {name: AWSManagedRulesSQLiRuleSet, mode: block}]}}",
  bad: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block}, {name: AWSManagedRulesCommonRuleSet, mode: count}]}}",

  *checkSpec({ spec: { waf } }) {
    if (!waf.enableWaf) return;
    const first = new Map<string, number>();
    for (const [index, { name }] of waf.wafManagedRuleGroups.entries()) {
      const earlier = first.get(name);
      if (earlier === undefined) {
        first.set(name, index);
        continue;
      }
      yield {
        key: `waf.wafManagedRuleGroups.${index}.name`,
        message: `\`${name}\` is listed twice`,
        help: "keep one entry; to count single rules of a blocking group, use `countRules`",
        related: [{ key: `waf.wafManagedRuleGroups.${earlier}.name`, message: "listed here first" }],
      };
    }
  },
};

export default rule;
