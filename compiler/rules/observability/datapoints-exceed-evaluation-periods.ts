import type { Rule } from "../rule.ts";
import { statedAlarms } from "../shared/stated-alarms.ts";

const rule: Rule = {
  severity: "error",
  title: "`datapointsToAlarm` exceeds `evaluationPeriods`",
  reason: "CloudWatch rejects the alarm: within N evaluation periods, more than N datapoints can never breach the threshold.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  good: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, evaluationPeriods: 5, datapointsToAlarm: 3, description: CPU is short.}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, evaluationPeriods: 3, datapointsToAlarm: 5, description: CPU is short.}}}}}}',

  *checkSpec(environment) {
    for (const { key, value } of statedAlarms(environment)) {
      const { datapointsToAlarm, evaluationPeriods } = value;
      if (datapointsToAlarm === undefined || datapointsToAlarm <= evaluationPeriods) continue;
      yield {
        key: `${key}.datapointsToAlarm`,
        message: `\`datapointsToAlarm\` (${datapointsToAlarm}) exceeds \`evaluationPeriods\` (${evaluationPeriods})`,
        help: `lower it to at most ${evaluationPeriods}, or raise \`evaluationPeriods\``,
        related: [{ key: `${key}.evaluationPeriods`, message: `${evaluationPeriods} periods` }],
      };
    }
  },

  *checkPlan(view) {
    for (const alarm of view.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
      const periods = view.number(alarm, "evaluationPeriods", Infinity);
      const datapoints = view.number(alarm, "datapointsToAlarm", 0);
      if (datapoints <= periods) continue;
      const message = `\`datapointsToAlarm\` (${datapoints}) exceeds \`evaluationPeriods\` (${periods})`;
      yield { resource: alarm.id, property: "datapointsToAlarm", message, help: `lower it to at most ${periods}` };
    }
  },
};

export default rule;
