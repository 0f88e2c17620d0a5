import { dataStoreGroups, onlyPort, placeOf, rulesOf } from "../shared/security-groups.ts";
import type { PolicyRule } from "../shared/view.ts";

/** What is stolen leaves by egress: data stores have none to the internet, tasks have 443. */
const rule: PolicyRule = {
  code: "SEC-G3",
  *check(view) {
    const stores = dataStoreGroups(view);
    for (const each of rulesOf(view, "egress")) {
      if (each.group !== undefined && stores.has(each.group)) yield { ...placeOf(each), message: "a data store's group has egress" };
      else if (each.world && onlyPort(each) !== 443) yield { ...placeOf(each), message: "egress to the internet on other ports than 443" };
    }
  },
};

export default rule;
