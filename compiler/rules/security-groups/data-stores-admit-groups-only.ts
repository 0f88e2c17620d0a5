import { dataStorePorts, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Data stores admit only security groups, and only on their own port",
  reason: "An address range admits whoever gets an address; a group admits what stands in it.",
  source: "TODO-SOURCE",

  security: { optional: "never", demand: "data stores admit security groups only, on their port only", ids: { securityHub: ["EC2.19"] } },

  *checkPlan(view) {
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
