import { list, textOf } from "../shared/values.ts";
import type { PolicyRule } from "../shared/view.ts";

/** A wildcard's key opens every host of the domain. */
const rule: PolicyRule = {
  code: "SEC-L15",
  *check(view) {
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
