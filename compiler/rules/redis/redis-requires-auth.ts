import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis requires an AUTH token",
  reason: "A network position alone must not open the cache.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "Redis demands an AUTH token",
    ids: { checkov: ["CKV_AWS_31"], securityHub: ["ElastiCache.6"], cdkNag: ["AEC6"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (inputs["authToken"] === undefined && inputs["userGroupIds"] === undefined)
        yield { resource: id, property: "authToken", message: "no AUTH token" };
    }
  },
};

export default rule;
