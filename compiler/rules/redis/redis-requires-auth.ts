import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis requires an AUTH token",
  reason:
    "Without an AUTH token or a user group, everything that can reach the cluster over the network can read and change all of its data.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-6",
  good: "{overrides: {redis-main: {remove: [authToken], set: {userGroupIds: [realtime-users]}}}}",
  bad: "{overrides: {redis-main: {remove: [authToken]}}}",

  security: {
    optional: "never",
    demand: "Redis requires an AUTH token",
    ids: { checkov: ["CKV_AWS_31"], securityHub: ["ElastiCache.6"], cdkNag: ["AEC6"] },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      const strategy = inputs["authTokenUpdateStrategy"];
      if (strategy !== undefined && strategy !== "ROTATE" && strategy !== "SET")
        yield { resource: id, property: "authTokenUpdateStrategy", message: "the update strategy removes the AUTH token" };
      if (inputs["authToken"] === undefined && inputs["userGroupIds"] === undefined)
        yield { resource: id, property: "authToken", message: "the cluster has neither an AUTH token nor a user group" };
    }
  },
};

export default rule;
