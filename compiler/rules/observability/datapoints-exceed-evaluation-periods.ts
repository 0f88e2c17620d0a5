import type { Rule } from "../rule.ts";
import { statedAlarms } from "../shared/stated-alarms.ts";

const rule: Rule = {
  severity: "error",
  title: "Datapoints to alarm exceed the evaluation periods",
  reason: "An alarm that waits for more periods than it looks at never rings; CloudWatch refuses it.",
  source: "CloudWatch PutMetricAlarm, DatapointsToAlarm",
  good: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, evaluationPeriods: 5, datapointsToAlarm: 3, description: CPU is short.}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, evaluationPeriods: 3, datapointsToAlarm: 5, description: CPU is short.}}}}}}',

  *checkSpec(environment) {
    for (const { key, value } of statedAlarms(environment)) {
      const { datapointsToAlarm, evaluationPeriods } = value;
      if (datapointsToAlarm === undefined || datapointsToAlarm <= evaluationPeriods) continue;
      yield {
        key: `${key}.datapointsToAlarm`,
        message: `${datapointsToAlarm} of ${evaluationPeriods} periods`,
        help: `lower it to at most ${evaluationPeriods}, or raise \`evaluationPeriods\``,
        related: [{ key: `${key}.evaluationPeriods`, message: `${evaluationPeriods} periods` }],
      };
    }
  },
};

export default rule;
