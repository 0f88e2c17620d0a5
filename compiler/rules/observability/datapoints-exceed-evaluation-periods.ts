/**
 * An alarm that waits for more periods than it looks at never rings; CloudWatch refuses it.
 *
 * Good: `{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, evaluationPeriods: 5, datapointsToAlarm: 3, description: CPU is short.}}}}}}`
 * Bad: `{ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, evaluationPeriods: 3, datapointsToAlarm: 5, description: CPU is short.}}}}}}`
 */
import type { Rule } from "../rule.ts";
import { statedAlarms } from "../shared/stated-alarms.ts";

const rule: Rule = {
  code: "CON-A5",
  severity: "error",
  title: "An alarm rings at no more periods than it looks at",
  source: "CloudWatch PutMetricAlarm, DatapointsToAlarm",
  *check(environment) {
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
