import type { Rule } from "../rule.ts";
import { openSubnetOf } from "../shared/subnets.ts";

const rule: Rule = {
  severity: "error",
  title: "Redis runs in a dedicated subnet group of private subnets",
  reason:
    "Without a subnet group of its own, Redis runs in the default subnets, which are public and shared. In a subnet with a route to the internet, a single security group rule separates it from the outside.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7",
  good: "{overrides: {redis-subnet-group: {set: {subnetIds: [{$ref: vpc-private-a.id}, {$ref: vpc-private-b.id}]}}}}",
  bad: "{overrides: {redis-subnet-group: {set: {subnetIds: [{$ref: vpc-public-a.id}, {$ref: vpc-public-b.id}]}}}}",

  security: {
    optional: "never",
    demand: "Redis runs in a dedicated subnet group of private subnets",
    ids: {
      checkov: ["CKV_AWS_323"],
      securityHub: ["ElastiCache.7"],
      cdkNag: ["AEC1"],
      prowler: ["elasticache_cluster_uses_public_subnet"],
    },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:elasticache/replicationGroup:ReplicationGroup")) {
      if (view.target(inputs["subnetGroupName"])?.type !== "aws:elasticache/subnetGroup:SubnetGroup")
        yield { resource: id, property: "subnetGroupName", message: "the cluster has no subnet group of the plan" };
    }
    for (const { id, inputs } of view.ofType("aws:elasticache/subnetGroup:SubnetGroup")) {
      const open = openSubnetOf(view, inputs["subnetIds"]);
      if (open !== undefined) yield { resource: id, property: "subnetIds", message: `the subnet ${open} has a route to the internet` };
    }
  },
};

export default rule;
