import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificate replacement is created before the old one is deleted",
  reason:
    "ACM does not delete a certificate that a listener uses. In the wrong order the replacement fails, or HTTPS is down until it is done.",
  source: "https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html",
  good: "{overrides: {acm-certificate: {options: {deleteBeforeReplace: false}}}}",
  bad: "{overrides: {acm-certificate: {options: {deleteBeforeReplace: true}}}}",
  security: {
    optional: "never",
    demand: "a certificate's replacement is created before the old one is deleted",
    ids: { checkov: ["CKV_AWS_233"] },
  },

  *checkPlan(view) {
    for (const { id, options } of view.ofType("aws:acm/certificate:Certificate")) {
      if (options.deleteBeforeReplace === true) yield { resource: id, message: "the certificate is deleted before its replacement exists" };
    }
  },
};

export default rule;
