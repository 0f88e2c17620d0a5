/**
 * An alarm without a subscriber pages nobody.
 *
 * Good: `{observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io}}`
 * Bad: `{observability: {enableAlarms: true}}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SPEC-330",
  severity: "error",
  title: "Alarms have a subscriber",
  source: "platform-compile",
  *check({ spec: { observability } }) {
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
