import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Logs are retained for at least 365 days",
  reason: "Security incidents are often discovered months later. Logs that have expired by then cannot show what happened.",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
  good: "{vpc: {flowLogRetentionDays: 365}, ecsServices: {apiLogRetentionDays: 365, realtimeLogRetentionDays: 365}, ecsWorkers: {workerLogRetentionDays: 365}}",
  bad: "{ecsServices: {apiLogRetentionDays: 30}}",

  security: {
    optional: "in-dev",
    demand: "logs are retained for at least 365 days",
    prodWaiver: "price",
    ids: { checkov: ["CKV_AWS_338"], securityHub: ["CloudWatch.16"] },
  },
};

export default rule;
