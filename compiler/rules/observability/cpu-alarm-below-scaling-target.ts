import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

/** Target tracking swings around its target. */
const margin = 10;

const rule: Rule = {
  severity: "error",
  title: "CPU alarm threshold is too close to the scaling target",
  reason: "An alarm at or below the CPU that scaling holds the tasks at is on whenever scaling does its work.",
  source: "platform-compile",
  good: "{observability: {alarmTaskCpuPercent: 85}, ecsServices: {apiScaleOnCpuPercent: 60}}",
  bad: "{observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io, alarmTaskCpuPercent: 60}, ecsServices: {apiScaleOnCpuPercent: 60}}",

  *checkSpec(environment) {
    const { enableAlarms, alarmTaskCpuPercent } = environment.spec.observability;
    if (!enableAlarms) return;
    for (const { name, scaleOnCpuPercent } of workloadsOf(environment)) {
      const target = scaleOnCpuPercent.value;
      if (alarmTaskCpuPercent >= target + margin) continue;
      const key = scaleOnCpuPercent.from[0] ?? "environment";
      yield {
        key: "observability.alarmTaskCpuPercent",
        message: `the alarm at ${alarmTaskCpuPercent} % lies less than ${margin} points above the ${target} % that scaling holds the ${name} tasks at`,
        help: `raise it to ${target + margin} or more, or lower \`${key}\` to ${alarmTaskCpuPercent - margin} or less`,
        related: [{ key, message: "the target of scaling" }],
      };
    }
  },
};

export default rule;
