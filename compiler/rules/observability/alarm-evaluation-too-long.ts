import type { Rule } from "../rule.ts";
import { statedAlarms } from "../shared/stated-alarms.ts";

const hour = 3600;
const day = 24 * hour;

const rule: Rule = {
  severity: "error",
  title: "Alarm evaluates a longer time than CloudWatch allows",
  reason: "CloudWatch looks back a day at most, and a week where a period is an hour or longer.",
  source: "CloudWatch PutMetricAlarm, EvaluationPeriods",
  good: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, periodSeconds: 3600, evaluationPeriods: 48, description: CPU has been short for two days.}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, periodSeconds: 600, evaluationPeriods: 288, description: CPU has been short for two days.}}}}}}',

  *checkSpec(environment) {
    for (const { key, value } of statedAlarms(environment)) {
      const { periodSeconds, evaluationPeriods } = value;
      const most = periodSeconds < hour ? day : 7 * day;
      const total = periodSeconds * evaluationPeriods;
      if (total <= most) continue;
      yield {
        key: `${key}.evaluationPeriods`,
        message: `${evaluationPeriods} × ${periodSeconds} s are ${total} s, and CloudWatch takes ${most} s`,
        help: `lower it to ${Math.floor(most / periodSeconds)}${periodSeconds < hour ? `, or use periods of ${hour} s, which may be a week together` : ""}`,
        related: [{ key: `${key}.periodSeconds`, message: `${periodSeconds} s` }],
      };
    }
  },
};

export default rule;
