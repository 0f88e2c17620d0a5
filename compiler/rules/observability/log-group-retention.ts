import { demand } from "../shared/demand.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Every log group has a retention period",
  reason: "A group without retention is kept, and paid for, for ever.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "every log group has a retention",
    ids: { checkov: ["CKV_AWS_66"], prowler: ["cloudwatch_log_group_retention_policy_specific_days_enabled"] },
  },
  checkPlan: demand(
    "aws:cloudwatch/logGroup:LogGroup",
    "retentionInDays",
    "set and above 0",
    (value) => typeof value === "number" && value > 0,
  ),
};

export default rule;
