import { list } from "../shared/values.ts";
import type { PolicyRule } from "../shared/view.ts";

/** One subnet a zone. */
const rule: PolicyRule = {
  code: "SEC-L8",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:lb/loadBalancer:LoadBalancer")) {
      if (list(inputs["subnets"]).length < 2 && list(inputs["subnetMappings"]).length < 2)
        yield { resource: id, property: "subnets", message: "the load balancer stands in one zone" };
    }
  },
};

export default rule;
