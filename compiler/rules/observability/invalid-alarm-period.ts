import type { Rule } from "../rule.ts";
import { alarmPeriods } from "../shared/alarm-periods.ts";

const rule: Rule = {
  severity: "error",
  title: "CloudWatch does not accept the period of an alarm",
  reason: "A period is 10, 20 or 30 seconds, or a multiple of 60. CloudWatch refuses the alarm in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  good: "{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, overrides: {observability-alarm-rds-cpu: {set: {period: 120}}}}",
  bad: "{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, overrides: {observability-alarm-rds-cpu: {set: {period: 90}}}}",

  *checkPlan(view) {
    for (const { alarm, path, seconds } of alarmPeriods(view)) {
      if ([10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0)) continue;
      const help = `use 10, 20, 30 or a multiple of 60, for example ${Math.max(1, Math.round(seconds / 60)) * 60}`;
      yield { resource: alarm.id, property: String(path[0]), path, message: `a period of ${seconds} seconds`, help };
    }
  },
};

export default rule;
