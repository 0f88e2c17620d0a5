import { openSubnetOf } from "../shared/subnets.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis runs in a dedicated subnet group of private subnets",
  reason: "Never the account's default subnets, and never public ones.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "Redis stands in a subnet group of its own, in private subnets",
    ids: {
      checkov: ["CKV_AWS_323"],
      securityHub: ["ElastiCache.7"],
      cdkNag: ["AEC1"],
      prowler: ["elasticache_cluster_uses_public_subnet"],
    },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (inputs["subnetGroupName"] === undefined)
        yield { resource: id, property: "subnetGroupName", message: "no subnet group of its own" };
    }
    for (const { id, inputs } of view.ofType("aws:elasticache/subnetGroup:SubnetGroup")) {
      const open = openSubnetOf(view, inputs["subnetIds"]);
      if (open !== undefined) yield { resource: id, property: "subnetIds", message: `${open} has a route to the internet` };
    }
  },
};

export default rule;
