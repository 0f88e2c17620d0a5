import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Managed rule group is listed twice",
  reason: "A managed rule group stands in the web ACL once: its rule has the group's name, and AWS refuses two rules of one name.",
  source: "AWS WAF CreateWebACL: names of rules are unique in a web ACL",
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
        help: "keep one entry; single rules of a blocking group can count through `countRules`",
        related: [{ key: `waf.wafManagedRuleGroups.${earlier}.name`, message: "listed here first" }],
      };
    }
  },
};

export default rule;
