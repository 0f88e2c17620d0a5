import { isRecord, refId, type PolicyRule } from "../shared/view.ts";

/** A record that points at what is gone can be taken over; an alias to a planned resource goes with it. */
const rule: PolicyRule = {
  code: "SEC-L17",
  *check(view) {
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
