import { cronDays } from "../../aws/cron-days.ts";
import { parseCron } from "../../aws/cron.ts";
import { capacityChanges, type CapacityChange } from "../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Two entries of scheduled capacity have a time in common",
  reason: "Two actions on one target at the same time set its limits in an order that AWS does not state: either of them can win.",
  source: "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-considerations.html",
  good: '{ecsServices: {serviceExtras: {api: {scheduledCapacity: {day: {schedule: "cron(0 7 ? * MON-FRI *)", minCount: 2}, weekend: {schedule: "cron(0 7 ? * SAT *)", minCount: 1}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {scheduledCapacity: {day: {schedule: "cron(0 7 ? * MON-FRI *)", minCount: 2}, payday: {schedule: "cron(0 7 L * ? *)", minCount: 1}}}}}}',

  *checkSpec(environment) {
    for (const workload of workloadsOf(environment)) {
      const changes = capacityChanges(workload);
      for (const [index, change] of changes.entries()) {
        const other = changes.slice(0, index).find((each) => meet(each, change));
        if (other !== undefined) yield ambiguity(change, other);
      }
    }
  },
};

/** In different time zones, or with years, entries can be told apart only by their time of day, and even that moves with the seasons. */
function meet({ value: a }: CapacityChange, { value: b }: CapacityChange): boolean {
  const [first, second] = [parseCron(a.schedule), parseCron(b.schedule)];
  if (typeof first === "string" || typeof second === "string" || a.timezone !== b.timezone) return false;
  if (!first.minutesOfDay.some((minute) => second.minutesOfDay.includes(minute))) return false;
  const [days, others] = [cronDays(a.schedule), cronDays(b.schedule)];
  return days !== undefined && others !== undefined && [...days].some((day) => others.has(day));
}

function ambiguity({ key, value }: CapacityChange, other: CapacityChange): Finding {
  return {
    key: `${key}.schedule`,
    message: `\`${value.schedule}\` and \`${other.value.schedule}\` of \`${other.name}\` have a time in common`,
    help: "let one of them start a minute later",
    related: [{ key: `${other.key}.schedule`, message: other.name }],
  };
}

export default rule;
