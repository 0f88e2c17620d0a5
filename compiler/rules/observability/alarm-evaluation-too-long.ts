import type { Rule } from "../rule.ts";
import { alarmPeriods } from "../shared/alarm-periods.ts";
import { statedAlarms } from "../shared/stated-alarms.ts";

const hour = 3600;
const day = 24 * hour;

const rule: Rule = {
  severity: "error",
  title: "Alarm evaluation interval is longer than CloudWatch allows",
  reason:
    "CloudWatch rejects an alarm whose period times evaluation periods exceeds one day, or seven days if the period is one hour or longer.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  good: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, periodSeconds: 3600, evaluationPeriods: 48, description: CPU has been short for two days.}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, periodSeconds: 600, evaluationPeriods: 288, description: CPU has been short for two days.}}}}}}',

  *checkSpec(environment) {
    for (const { key, value } of statedAlarms(environment)) {
      const { periodSeconds, evaluationPeriods } = value;
      const found = tooLong(evaluationPeriods, periodSeconds);
      if (found === undefined) continue;
      yield {
        key: `${key}.evaluationPeriods`,
        ...found,
        related: [{ key: `${key}.periodSeconds`, message: `${periodSeconds} s` }],
      };
    }
  },

  *checkPlan(view) {
    for (const { alarm, seconds } of alarmPeriods(view)) {
      const found = tooLong(view.number(alarm, "evaluationPeriods", 0), seconds);
      if (found !== undefined) yield { resource: alarm.id, property: "evaluationPeriods", ...found };
    }
  },
};

function tooLong(periods: number, seconds: number): { readonly message: string; readonly help: string } | undefined {
  const most = seconds < hour ? day : 7 * day;
  const total = seconds * periods;
  if (total <= most) return undefined;
  const longer = seconds < hour ? `, or use periods of ${hour} s, which may add up to a week` : "";
  return {
    message: `${periods} periods × ${seconds} s = ${total} s, more than the ${most} s that CloudWatch allows`,
    help: `lower it to ${Math.floor(most / seconds)}${longer}`,
  };
}

export default rule;
