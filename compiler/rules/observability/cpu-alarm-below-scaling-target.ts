import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

/** In percentage points: CPU utilization moves around the target of target tracking. */
const margin = 10;

const rule: Rule = {
  severity: "error",
  title: "CPU alarm threshold is too close to the CPU scaling target",
  reason:
    "Target tracking keeps the average CPU utilization near its target and moves above it before it adds tasks. An alarm at or near the target fires during normal scaling.",
  source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html",
  good: "{observability: {alarmTaskCpuPercent: 85}, ecsServices: {apiScaleOnCpuPercent: 60}}",
  bad: "{observability: {enableAlarms: true, alarmEmail: oncall@chat.example, alarmTaskCpuPercent: 60}, ecsServices: {apiScaleOnCpuPercent: 60}}",

  *checkSpec(environment) {
    const { enableAlarms, alarmTaskCpuPercent } = environment.spec.observability;
    if (!enableAlarms) return;
    for (const { name, scaleOnCpuPercent } of workloadsOf(environment)) {
      const target = scaleOnCpuPercent.value;
      if (alarmTaskCpuPercent >= target + margin) continue;
      const key = scaleOnCpuPercent.from[0] ?? "environment";
      yield {
        key: "observability.alarmTaskCpuPercent",
        message: `the threshold of ${alarmTaskCpuPercent} % is less than ${margin} percentage points above the ${target} % at which autoscaling keeps the ${name} tasks`,
        help: `raise it to ${target + margin} or more, or lower \`${key}\` to ${alarmTaskCpuPercent - margin} or less`,
        related: [{ key, message: "the scaling target" }],
      };
    }
  },
};

export default rule;
