import { openSubnetOf } from "../shared/subnets.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database is not publicly accessible and runs in private subnets",
  reason: "Two walls: no public address, and no route from the internet to where it stands.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "the database has no public address and stands in private subnets",
    ids: {
      checkov: ["CKV_AWS_17"],
      securityHub: ["RDS.2", "RDS.18", "RDS.46"],
      trivy: ["AWS-0180"],
      cdkNag: ["RDS8"],
      cis: ["v3 2.3.3", "v5 2.2.3"],
      prowler: ["rds_instance_no_public_access", "rds_instance_inside_vpc"],
    },
  },

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:rds/instance:Instance")) {
      if (inputs["publiclyAccessible"] !== false)
        yield { resource: id, property: "publiclyAccessible", message: "the database may have a public address" };
      // A replica stands where its source does.
      if (inputs["dbSubnetGroupName"] === undefined && inputs["replicateSourceDb"] === undefined)
        yield { resource: id, property: "dbSubnetGroupName", message: "the database stands in the account's default subnets" };
    }
    for (const { id, inputs } of view.ofType("aws:rds/subnetGroup:SubnetGroup")) {
      const open = openSubnetOf(view, inputs["subnetIds"]);
      if (open !== undefined) yield { resource: id, property: "subnetIds", message: `${open} has a route to the internet` };
    }
  },
};

export default rule;
