import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every web ACL rule publishes metrics",
  reason: "A rule without metrics blocks unseen.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "every web ACL rule has metrics",
    ids: { securityHub: ["WAF.12"], prowler: ["wafv2_webacl_rule_logging_enabled"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl")) {
      const rules = Array.isArray(inputs["rules"]) ? inputs["rules"] : [];
      for (const each of [inputs, ...rules]) {
        const visibility = isRecord(each) ? each["visibilityConfig"] : undefined;
        if (!isRecord(visibility) || visibility["cloudwatchMetricsEnabled"] !== true)
          yield { resource: id, property: "rules", message: "a rule has no metrics" };
      }
    }
  },
};

export default rule;
