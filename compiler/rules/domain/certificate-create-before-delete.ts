import type { PolicyRule } from "../shared/view.ts";

/** A listener holds the old certificate until it has the new one: deleting first is refused, or an outage. */
const rule: PolicyRule = {
  code: "SEC-L13",
  *check(view) {
    for (const { id, options } of view.ofType("aws:acm/certificate:Certificate")) {
      if (options.deleteBeforeReplace === true) yield { resource: id, message: "the certificate is deleted before its successor exists" };
    }
  },
};

export default rule;
