import { dataStoreGroups, groupOf, ingressType } from "../security-groups.ts";
import type { PolicyRule } from "../view.ts";

/** An address range admits whoever gets an address; a group admits what stands in it. */
const rule: PolicyRule = {
  code: "SEC-G6",
  *check(view) {
    const stores = dataStoreGroups(view);
    for (const each of view.ofType(ingressType)) {
      const group = groupOf(view, each);
      if (group === undefined || !stores.has(group)) continue;
      if (each.inputs["referencedSecurityGroupId"] === undefined)
        yield { resource: each.id, message: "a data store admits an address range" };
      if (each.inputs["fromPort"] !== each.inputs["toPort"])
        yield { resource: each.id, property: "toPort", message: "a data store is open on more than its port" };
    }
  },
};

export default rule;
