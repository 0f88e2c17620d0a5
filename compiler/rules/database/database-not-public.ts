import type { Rule } from "../rule.ts";
import { openSubnetOf } from "../shared/subnets.ts";

const rule: Rule = {
  severity: "error",
  title: "Database is not publicly accessible and runs in private subnets",
  reason:
    "With a public address one wrong security group rule opens the database to the internet. In private subnets it stays unreachable even then.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2",
  good: "{overrides: {rds-instance: {set: {publiclyAccessible: false}}}}",
  bad: "{overrides: {rds-instance: {set: {publiclyAccessible: true}}}}",
  security: {
    optional: "never",
    demand: "the database is not publicly accessible and runs in private subnets",
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
        yield { resource: id, property: "publiclyAccessible", message: "the database may get a public address" };
      // A replica runs in the subnet group of its source.
      const hasGroup = view.target(inputs["dbSubnetGroupName"])?.type === "aws:rds/subnetGroup:SubnetGroup";
      if (!hasGroup && (inputs["dbSubnetGroupName"] !== undefined || inputs["replicateSourceDb"] === undefined))
        yield { resource: id, property: "dbSubnetGroupName", message: "the database runs in subnets that the plan does not contain" };
    }
    for (const { id, inputs } of view.ofType("aws:rds/subnetGroup:SubnetGroup")) {
      const open = openSubnetOf(view, inputs["subnetIds"]);
      if (open !== undefined) yield { resource: id, property: "subnetIds", message: `${open} has a route to the internet` };
    }
  },
};

export default rule;
