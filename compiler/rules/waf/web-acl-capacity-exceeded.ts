import { managedGroupCapacity, webAclIncludedCapacity } from "../../aws/waf.ts";
import { rateLimitCapacity } from "../../aws/waf-capacity.ts";
import type { Environment } from "../../model/types.ts";
import type { Rule } from "../rule.ts";

const botControl = "AWSManagedRulesBotControlRuleSet";

const rule: Rule = {
  severity: "warning",
  title: "Web ACL exceeds the capacity included in its price",
  reason: "The web ACL stays within the capacity that its price includes: above it each 500 units cost 0.20 USD per million requests.",
  source: "AWS WAF, web ACL capacity units; AWS WAF pricing",
  good: "{waf: {enableWaf: true, wafBotControl: count}}",
  bad: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block}, {name: AWSManagedRulesKnownBadInputsRuleSet, mode: block}, {name: AWSManagedRulesSQLiRuleSet, mode: block}, {name: AWSManagedRulesLinuxRuleSet, mode: block}, {name: AWSManagedRulesWindowsRuleSet, mode: block}]}}",

  *checkSpec(environment) {
    if (!environment.spec.waf.enableWaf) return;
    const groups = groupsOf(environment);
    const groupUnits = groups.reduce((sum, name) => sum + (managedGroupCapacity(name) ?? 0), 0);
    const limitUnits = rateLimitUnits(environment);
    const total = groupUnits + limitUnits;
    if (total <= webAclIncludedCapacity) return;
    yield {
      key: "waf.wafManagedRuleGroups",
      message: `${groupUnits} units of managed groups + ${limitUnits} of rate limits = ${total}, more than the ${webAclIncludedCapacity} that the price includes`,
      help: "leave out groups for systems that the services do not run on",
    };
  },
};

function groupsOf({ spec: { waf } }: Environment): readonly string[] {
  return [...waf.wafManagedRuleGroups.map(({ name }) => name), ...(waf.wafBotControl === "none" ? [] : [botControl])];
}

function rateLimitUnits({ services }: Environment): number {
  const global = rateLimitCapacity(0);
  return Object.values(services).reduce((sum, { paths }) => sum + rateLimitCapacity(paths.value.length), global);
}

export default rule;
