import { isRecord, type PolicyRule } from "../shared/view.ts";

/** Browsers refuse certificates that no transparency log knows. */
const rule: PolicyRule = {
  code: "SEC-L14",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:acm/certificate:Certificate")) {
      const options = inputs["options"];
      if (isRecord(options) && options["certificateTransparencyLoggingPreference"] === "DISABLED")
        yield { resource: id, property: "options", message: "transparency logging is off" };
    }
  },
};

export default rule;
