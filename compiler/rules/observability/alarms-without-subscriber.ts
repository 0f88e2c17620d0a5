import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Alarms are enabled without a subscriber",
  reason: "CloudWatch publishes alarms to an SNS topic. Without a subscription the messages are discarded, and nobody is notified.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html",
  good: "{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}}",
  bad: "{observability: {enableAlarms: true}}",

  *checkSpec({ spec: { observability } }) {
    const { enableAlarms, alarmEmail, alarmWebhookUrl } = observability;
    if (!enableAlarms || alarmEmail !== undefined || alarmWebhookUrl !== undefined) return;
    yield {
      key: "observability.enableAlarms",
      message: "alarms are enabled, but nobody is notified: neither `alarmEmail` nor `alarmWebhookUrl` is set",
      help: "add `alarmEmail: <address>` or `alarmWebhookUrl: {config: alarmWebhookUrl}`, or turn `enableAlarms` off",
    };
  },
};

export default rule;
