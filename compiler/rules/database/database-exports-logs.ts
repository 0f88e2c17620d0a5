import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database exports PostgreSQL logs to CloudWatch Logs",
  reason:
    "RDS keeps PostgreSQL logs on the instance for seven days at most, and deletes them with it. In CloudWatch Logs they outlive the incident that they explain.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-36",
  good: "{rds: {enableRdsLogExports: true}}",
  bad: "{rds: {enableRdsLogExports: false}}",
  security: {
    optional: "with-waiver",
    demand: "the database exports PostgreSQL logs to CloudWatch Logs",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_129"], securityHub: ["RDS.9", "RDS.36"], prowler: ["rds_instance_integration_cloudwatch_logs"] },
  },
};

export default rule;
