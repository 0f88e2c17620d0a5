import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database is Multi-AZ",
  reason:
    "A single-AZ database is down while its Availability Zone is, and during many maintenance operations. A Multi-AZ database fails over to a synchronous standby within one or two minutes.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5",
  good: "{rds: {rdsMultiAz: true}}",
  bad: "{rds: {rdsMultiAz: false}}",
  security: {
    optional: "in-dev",
    demand: "the database is Multi-AZ",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_157"], securityHub: ["RDS.5"], cdkNag: ["RDS3"], cis: ["v5 2.2.4"], prowler: ["rds_instance_multi_az"] },
  },
};

export default rule;
