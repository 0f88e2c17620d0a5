import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every web ACL rule publishes metrics",
  reason:
    "Without metrics, no alarm or dashboard shows how many requests a rule blocks. A rule that blocks legitimate clients goes unnoticed.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-12",
  good: "{waf: {enableWaf: true}}",
  bad: "{waf: {enableWaf: true}, overrides: {waf: {set: {visibilityConfig.cloudwatchMetricsEnabled: false}}}}",

  security: {
    optional: "never",
    demand: "every web ACL rule publishes metrics",
    ids: { securityHub: ["WAF.12"], prowler: ["wafv2_webacl_rule_logging_enabled"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:wafv2/webAcl:WebAcl")) {
      const rules = Array.isArray(inputs["rules"]) ? inputs["rules"] : [];
      for (const each of [inputs, ...rules]) {
        const visibility = isRecord(each) ? each["visibilityConfig"] : undefined;
        if (!isRecord(visibility) || visibility["cloudwatchMetricsEnabled"] !== true)
          yield { resource: id, property: "rules", message: "the web ACL or one of its rules does not publish CloudWatch metrics" };
      }
    }
  },
};

export default rule;
