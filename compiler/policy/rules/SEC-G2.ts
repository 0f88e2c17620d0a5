import { groupOf, ingressType, isWorld, loadBalancerGroups } from "../security-groups.ts";
import type { PolicyRule } from "../view.ts";

/** 80 is there to redirect; everything else comes in over TLS. */
const rule: PolicyRule = {
  code: "SEC-G2",
  *check(view) {
    const groups = loadBalancerGroups(view);
    for (const each of view.ofType(ingressType)) {
      if (!isWorld(each)) continue;
      const port = each.inputs["fromPort"];
      const group = groupOf(view, each);
      if (group === undefined || !groups.has(group))
        yield { resource: each.id, message: "a group other than the load balancer's is open to the internet" };
      else if ((port !== 443 && port !== 80) || each.inputs["toPort"] !== port)
        yield { resource: each.id, property: "fromPort", message: "open to the internet on other ports than 443 and 80" };
    }
  },
};

export default rule;
