import { textOf } from "../../plan/known.ts";
import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificates contain no wildcard name",
  reason:
    "The key of a wildcard certificate is valid for every host of the domain: whoever obtains it from one of them can impersonate all.",
  source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html",
  good: "{domainName: api.chat.example, route53: {hostedZoneName: chat.example}, overrides: {acm-certificate: {set: {subjectAlternativeNames: [status.chat.example]}}}}",
  bad: '{domainName: api.chat.example, route53: {hostedZoneName: chat.example}, overrides: {acm-certificate: {set: {subjectAlternativeNames: ["*.chat.example"]}}}}',
  security: { optional: "never", demand: "certificates contain no wildcard name", ids: { checkov: ["CKV2_AWS_71"] } },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:acm/certificate:Certificate")) {
      for (const property of ["domainName", "subjectAlternativeNames"]) {
        const wild = list(inputs[property])
          .map(textOf)
          .find((name) => name.includes("*"));
        if (wild !== undefined) yield { resource: id, property, message: `${wild} is a wildcard name` };
      }
    }
  },
};

export default rule;
