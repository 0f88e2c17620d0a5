import type { Rule } from "../rule.ts";
import { capacityOf } from "../shared/waf-capacity.ts";

const rule: Rule = {
  severity: "error",
  title: "Rules of a rule group need more than its capacity",
  reason: "The capacity of a rule group is fixed when it is created. AWS WAF refuses rules that take more.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html",
  good: '{extraResources: {countries: {type: "aws:wafv2/ruleGroup:RuleGroup", inputs: {name: countries, scope: REGIONAL, capacity: 1, rules: [{name: own, priority: 0, action: {allow: {}}, statement: {geoMatchStatement: {countryCodes: [DE]}}, visibilityConfig: {cloudwatchMetricsEnabled: true, metricName: own, sampledRequestsEnabled: true}}], visibilityConfig: {cloudwatchMetricsEnabled: true, metricName: countries, sampledRequestsEnabled: true}}}}}',
  bad: '{extraResources: {scripts: {type: "aws:wafv2/ruleGroup:RuleGroup", inputs: {name: scripts, scope: REGIONAL, capacity: 40, rules: [{name: body, priority: 0, action: {block: {}}, statement: {xssMatchStatement: {fieldToMatch: {body: {oversizeHandling: MATCH}}, textTransformations: [{priority: 0, type: URL_DECODE}]}}, visibilityConfig: {cloudwatchMetricsEnabled: true, metricName: body, sampledRequestsEnabled: true}}], visibilityConfig: {cloudwatchMetricsEnabled: true, metricName: scripts, sampledRequestsEnabled: true}}}}}',

  *checkPlan(view) {
    for (const group of view.ofType("aws:wafv2/ruleGroup:RuleGroup")) {
      const { units } = capacityOf(view, group);
      const capacity = view.known(group.inputs["capacity"]);
      if (typeof capacity !== "number" || units <= capacity) continue;
      yield {
        resource: group.id,
        property: "capacity",
        message: `the rules take ${units} capacity units, but the capacity is ${capacity}`,
        help: `set \`capacity\` to at least ${units}; a change replaces the rule group`,
      };
    }
  },
};

export default rule;
