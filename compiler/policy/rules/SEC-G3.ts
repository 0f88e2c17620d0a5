import { dataStoreGroups, egressType, groupOf, isWorld } from "../security-groups.ts";
import type { PolicyRule } from "../view.ts";

/** What is stolen leaves by egress: data stores have none to the internet, tasks have 443. */
const rule: PolicyRule = {
  code: "SEC-G3",
  *check(view) {
    const stores = dataStoreGroups(view);
    for (const each of view.ofType(egressType)) {
      const group = groupOf(view, each);
      if (group !== undefined && stores.has(group)) yield { resource: each.id, message: "a data store's group has egress" };
      else if (isWorld(each) && (each.inputs["fromPort"] !== 443 || each.inputs["toPort"] !== 443))
        yield { resource: each.id, message: "egress to the internet on other ports than 443" };
    }
  },
};

export default rule;
