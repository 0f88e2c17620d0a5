import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificate transparency logging is enabled",
  reason: "Browsers such as Chrome and Safari reject a public certificate that no certificate transparency log contains.",
  source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html#best-practices-transparency",
  good: "{overrides: {acm-certificate: {set: {options.certificateTransparencyLoggingPreference: ENABLED}}}}",
  bad: "{overrides: {acm-certificate: {set: {options.certificateTransparencyLoggingPreference: DISABLED}}}}",
  security: {
    optional: "never",
    demand: "certificate transparency logging is enabled",
    ids: { checkov: ["CKV_AWS_234"], prowler: ["acm_certificates_transparency_logs_enabled"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:acm/certificate:Certificate")) {
      const options = inputs["options"];
      if (isRecord(options) && !["ENABLED", undefined].includes(options["certificateTransparencyLoggingPreference"] as string | undefined))
        yield { resource: id, property: "options", message: "certificate transparency logging is not certain to be enabled" };
    }
  },
};

export default rule;
