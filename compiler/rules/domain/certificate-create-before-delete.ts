import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificate replacement is created before the old one is deleted",
  reason: "A listener holds the old certificate until it has the new one: deleting first is refused, or an outage.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "a certificate is replaced before it is deleted", ids: { checkov: ["CKV_AWS_233"] } },

  *checkPlan(view) {
    for (const { id, options } of view.ofType("aws:acm/certificate:Certificate")) {
      if (options.deleteBeforeReplace === true) yield { resource: id, message: "the certificate is deleted before its successor exists" };
    }
  },
};

export default rule;
