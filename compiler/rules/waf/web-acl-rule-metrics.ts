import { isRecord, type PolicyRule } from "../shared/view.ts";

/** A rule without metrics blocks unseen. */
const rule: PolicyRule = {
  code: "SEC-W5",
  *check(view) {
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
