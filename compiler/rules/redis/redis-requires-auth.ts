import type { PolicyRule } from "../shared/view.ts";

/** A network position alone must not open the cache. */
const rule: PolicyRule = {
  code: "SEC-E3",
  *check(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (inputs["authToken"] === undefined && inputs["userGroupIds"] === undefined)
        yield { resource: id, property: "authToken", message: "no AUTH token" };
    }
  },
};

export default rule;
