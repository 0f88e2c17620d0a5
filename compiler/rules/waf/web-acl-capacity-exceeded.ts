import { webAclIncludedCapacity } from "../../aws/waf.ts";
import type { Rule } from "../rule.ts";
import { capacityOf } from "../shared/waf-capacity.ts";

const rule: Rule = {
  severity: "warning",
  title: "Web ACL exceeds the capacity included in its price",
  reason: "The price of a web ACL includes 1,500 capacity units. Above that, every 500 units cost 0.20 USD per million requests.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html",
  good: "{waf: {enableWaf: true, wafBotControl: count}}",
  bad: "{waf: {enableWaf: true, wafManagedRuleGroups: [{name: AWSManagedRulesCommonRuleSet, mode: block}, {name: AWSManagedRulesKnownBadInputsRuleSet, mode: block}, {name: AWSManagedRulesSQLiRuleSet, mode: block}, {name: AWSManagedRulesLinuxRuleSet, mode: block}, {name: AWSManagedRulesWindowsRuleSet, mode: block}]}}",

  *checkPlan(view) {
    for (const acl of view.ofType("aws:wafv2/webAcl:WebAcl")) {
      const { units, uncounted } = capacityOf(view, acl);
      const place = { resource: acl.id, property: "rules" };
      const without = uncounted.length === 0 ? "" : `, without ${uncounted.join(" and ")}`;
      if (units > webAclIncludedCapacity) {
        yield {
          ...place,
          message: `the rules take ${units} capacity units${without}, more than the ${webAclIncludedCapacity} that the price includes`,
          help: "remove rule groups for systems that the services do not use",
        };
      } else if (uncounted.length > 0) {
        yield {
          ...place,
          message: `the rules take ${units} capacity units${without}, whose capacity is not known`,
          help: `make sure that they take at most ${webAclIncludedCapacity - units}: \`aws wafv2 describe-managed-rule-group\` and \`get-rule-group\` show the capacity of a group`,
        };
      }
    }
  },
};

export default rule;
