import { dataStorePorts, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";
import type { PolicyRule } from "../shared/view.ts";

/** An address range admits whoever gets an address; a group admits what stands in it. */
const rule: PolicyRule = {
  code: "SEC-G6",
  *check(view) {
    const stores = dataStorePorts(view);
    for (const each of rulesOf(view, "ingress")) {
      const ports = each.group === undefined ? undefined : stores.get(each.group);
      if (ports === undefined) continue;
      if (!each.groupsOnly) yield { ...placeOf(each), message: "a data store admits an address range" };
      const port = onlyPort(each);
      if (port === undefined) yield { property: "toPort", ...placeOf(each), message: "a data store is open on more than its port" };
      else if (ports.size > 0 && !ports.has(port))
        yield { property: "fromPort", ...placeOf(each), message: `a data store is open on ${port}, where nothing answers` };
    }
  },
};

export default rule;
