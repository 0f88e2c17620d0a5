import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Alarms have no subscriber",
  reason: "An alarm without a subscriber pages nobody.",
  source: "platform-compile",
  good: "{observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io}}",
  bad: "{observability: {enableAlarms: true}}",

  *checkSpec({ spec: { observability } }) {
    const { enableAlarms, alarmEmail, alarmWebhookUrl } = observability;
    if (!enableAlarms || alarmEmail !== undefined || alarmWebhookUrl !== undefined) return;
    yield {
      key: "observability.enableAlarms",
      message: "alarms are on, but nobody is told: neither `alarmEmail` nor `alarmWebhookUrl` is stated",
      help: "add `alarmEmail: <address>` or `alarmWebhookUrl: {config: alarmWebhookUrl}`, or turn the alarms off",
    };
  },
};

export default rule;
