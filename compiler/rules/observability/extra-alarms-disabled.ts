import { usedKeys } from "../../model/extras.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Extra alarms are defined while alarms are disabled",
  reason: "Extra alarms are created only while `observability.enableAlarms` is on. While it is off, they have no effect.",
  source: "platform-compile",
  good: '{observability: {enableAlarms: true, alarmEmail: oncall@chat.example}, ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, description: CPU is short.}}}}}}',
  bad: '{observability: {enableAlarms: false}, ecsServices: {serviceExtras: {api: {alarms: {cpu: {namespace: AWS/ECS, metric: CPUUtilization, statistic: Average, comparison: ">", threshold: 90, description: CPU is short.}}}}}}',

  *checkSpec(environment) {
    if (environment.spec.observability.enableAlarms) return;
    for (const key of usedKeys(...workloadsOf(environment).map(({ extras }) => extras.alarms))) {
      yield {
        key,
        message: "these alarms are not created, because alarms are disabled",
        help: "turn `observability.enableAlarms` on, or remove them",
        related: [{ key: "observability.enableAlarms", message: "disabled here" }],
      };
    }
  },
};

export default rule;
