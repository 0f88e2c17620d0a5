import { list } from "../../plan/values.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Load balancer spans at least two availability zones",
  reason: "One subnet a zone.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the load balancer spans two zones",
    ids: { securityHub: ["ELB.13"], prowler: ["elbv2_is_in_multiple_az"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:lb/loadBalancer:LoadBalancer")) {
      if (list(inputs["subnets"]).length < 2 && list(inputs["subnetMappings"]).length < 2)
        yield { resource: id, property: "subnets", message: "the load balancer stands in one zone" };
    }
  },
};

export default rule;
