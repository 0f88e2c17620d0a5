import { isLogRetention, logRetentions } from "../../aws/logs.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "CloudWatch Logs has no such retention period",
  reason: "A log group keeps its events for one of the listed periods, or forever. CloudWatch Logs refuses every other number of days.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
  good: "{overrides: {ecs-logs-api: {set: {retentionInDays: 60}}}}",
  bad: "{overrides: {ecs-logs-api: {set: {retentionInDays: 31}}}}",

  *checkPlan(view) {
    for (const group of view.ofType("aws:cloudwatch/logGroup:LogGroup")) {
      // The provider takes 0 for logs that never expire.
      const days = view.number(group, "retentionInDays", 0);
      if (days === 0 || isLogRetention(days)) continue;
      const help = `use the next longer one, ${logRetentions().find((each) => each > days) ?? "0 (forever)"}, or one of ${logRetentions().join(", ")}`;
      yield { resource: group.id, property: "retentionInDays", message: `a retention of ${days} days`, help };
    }
  },
};

export default rule;
