import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database exports PostgreSQL logs to CloudWatch Logs",
  reason: "TODO-REASON",
  source: "TODO-SOURCE",

  security: {
    optional: "with-waiver",
    demand: "PostgreSQL logs go to CloudWatch",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_129"], securityHub: ["RDS.9", "RDS.36"], prowler: ["rds_instance_integration_cloudwatch_logs"] },
  },
};

export default rule;
