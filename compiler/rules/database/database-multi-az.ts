import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database is Multi-AZ",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "in-dev",
    demand: "the database is Multi-AZ",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_157"], securityHub: ["RDS.5"], cdkNag: ["RDS3"], cis: ["v5 2.2.4"], prowler: ["rds_instance_multi_az"] },
  },
};

export default rule;
