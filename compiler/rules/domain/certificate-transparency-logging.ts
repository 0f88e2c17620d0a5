import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificate transparency logging is enabled",
  reason: "Browsers refuse certificates that no transparency log knows.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "certificates are logged for transparency",
    ids: { checkov: ["CKV_AWS_234"], prowler: ["acm_certificates_transparency_logs_enabled"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:acm/certificate:Certificate")) {
      const options = inputs["options"];
      if (isRecord(options) && options["certificateTransparencyLoggingPreference"] === "DISABLED")
        yield { resource: id, property: "options", message: "transparency logging is off" };
    }
  },
};

export default rule;
