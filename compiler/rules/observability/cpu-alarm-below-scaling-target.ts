/**
 * An alarm at or below the CPU that scaling holds the tasks at is on whenever scaling does its work.
 *
 * Good: `{observability: {alarmTaskCpuPercent: 85}, ecsServices: {apiScaleOnCpuPercent: 60}}`
 * Bad: `{observability: {enableAlarms: true, alarmEmail: oncall@tidechat.io, alarmTaskCpuPercent: 60}, ecsServices: {apiScaleOnCpuPercent: 60}}`
 */
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

/** Target tracking swings around its target. */
const margin = 10;

const rule: Rule = {
  code: "SPEC-331",
  severity: "error",
  title: "The CPU alarm lies above what scaling holds",
  source: "platform-compile",
  *check(environment) {
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
