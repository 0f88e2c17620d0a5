import { refId } from "../../plan/references.ts";
import { isRecord } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "No DNS record points at a missing resource",
  reason: "A record that points at what is gone can be taken over; an alias to a planned resource goes with it.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "no DNS record dangles",
    ids: { checkov: ["CKV2_AWS_23"], prowler: ["route53_dangling_ip_subdomain_takeover"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:route53/record:Record")) {
      const aliases = inputs["aliases"];
      for (const alias of Array.isArray(aliases) ? aliases : []) {
        if (!isRecord(alias) || refId(alias["name"]) === undefined)
          yield { resource: id, property: "aliases", message: "the alias names something that the plan does not hold" };
      }
    }
  },
};

export default rule;
