import { loadBalancerGroups, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";
import type { PolicyRule } from "../shared/view.ts";

/** 80 is there to redirect; everything else comes in over TLS. */
const rule: PolicyRule = {
  code: "SEC-G2",
  *check(view) {
    const groups = loadBalancerGroups(view);
    for (const each of rulesOf(view, "ingress")) {
      if (!each.world) continue;
      const port = onlyPort(each);
      if (each.group === undefined || !groups.has(each.group))
        yield { ...placeOf(each), message: "a group other than the load balancer's is open to the internet" };
      else if (port !== 443 && port !== 80)
        yield { property: "fromPort", ...placeOf(each), message: "open to the internet on other ports than 443 and 80" };
    }
  },
};

export default rule;
