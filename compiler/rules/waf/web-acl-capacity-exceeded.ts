import { rateLimitCapacity } from "../../aws/waf-capacity.ts";
import { managedGroupCapacity, webAclIncludedCapacity } from "../../aws/waf.ts";
import type { Environment } from "../../model/types.ts";
import type { Rule } from "../rule.ts";

const botControl = "AWSManagedRulesBotControlRuleSet";

const rule: Rule = {
  severity: "warning",
  title: "Web ACL exceeds the capacity included in its price",
  reason: "The price of a web ACL includes 1,500 capacity units. Above that, every 500 units cost 0.20 USD per million requests.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html",
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
      message: `${groupUnits} units for managed rule groups + ${limitUnits} for rate limits = ${total}, more than the ${webAclIncludedCapacity} that the price includes`,
      help: "remove rule groups for systems that the services do not use",
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
