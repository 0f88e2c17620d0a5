import { textOf } from "../../plan/known.ts";
import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Certificates contain no wildcard name",
  reason: "A wildcard's key opens every host of the domain.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "certificates have no wildcard", ids: { checkov: ["CKV2_AWS_71"] } },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:acm/certificate:Certificate")) {
      for (const property of ["domainName", "subjectAlternativeNames"]) {
        const wild = list(inputs[property])
          .map(textOf)
          .find((name) => name.includes("*"));
        if (wild !== undefined) yield { resource: id, property, message: `${wild} is a wildcard` };
      }
    }
  },
};

export default rule;
