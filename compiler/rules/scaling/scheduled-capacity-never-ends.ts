import { capacityChanges } from "../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Scheduled capacity has one entry only",
  reason:
    "The limits of an entry hold until another entry changes them. With one entry they are the workload's limits for good from its first time on, whatever its own minimum and maximum say.",
  source: "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-considerations.html",
  good: '{ecsServices: {serviceExtras: {api: {scheduledCapacity: {day: {schedule: "cron(0 7 ? * MON-FRI *)", minCount: 2}, night: {schedule: "cron(0 20 ? * MON-FRI *)", minCount: 1}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {scheduledCapacity: {night: {schedule: "cron(0 20 ? * MON-FRI *)", minCount: 1}}}}}}',

  *checkSpec(environment) {
    for (const workload of workloadsOf(environment)) {
      const [only, ...others] = capacityChanges(workload);
      if (only === undefined || others.length > 0) continue;
      yield {
        key: only.key,
        message: `nothing ends \`${only.name}\`: its limits hold for good from its first time on`,
        help: "add an entry for the time when they end",
      };
    }
  },
};

export default rule;
