import type { Rule } from "../rule.ts";
import { demand } from "../shared/demand.ts";

const rule: Rule = {
  severity: "error",
  title: "Every log group has a retention period",
  reason: "By default CloudWatch Logs keeps log events forever, and bills their storage every month.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention",
  good: "{overrides: {ecs-logs-api: {set: {retentionInDays: 90}}}}",
  bad: "{overrides: {ecs-logs-api: {remove: [retentionInDays]}}}",

  security: {
    optional: "never",
    demand: "every log group has a retention period",
    ids: { checkov: ["CKV_AWS_66"], prowler: ["cloudwatch_log_group_retention_policy_specific_days_enabled"] },
  },
  checkPlan: demand("aws:cloudwatch/logGroup:LogGroup", "retentionInDays", "at least 1", (value) => typeof value === "number" && value > 0),
};

export default rule;
