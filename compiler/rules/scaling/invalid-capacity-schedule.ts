import { capacityChanges } from "../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Rule } from "../rule.ts";
import { wrongCron, wrongTimezone } from "../shared/schedules.ts";

const rule: Rule = {
  severity: "error",
  title: "Scheduled capacity has an invalid schedule or time zone",
  reason:
    "Application Auto Scaling rejects a cron expression without six fields, and a time zone that is not in the IANA database, in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html",
  good: '{ecsServices: {serviceExtras: {api: {scheduledCapacity: {day: {schedule: "cron(0 7 ? * MON-FRI *)", minCount: 2}, night: {schedule: "cron(0 20 ? * MON-FRI *)", minCount: 1}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {scheduledCapacity: {day: {schedule: "cron(0 7 * * MON-FRI *)", minCount: 2}, night: {schedule: "cron(0 20 ? * MON-FRI *)", minCount: 1}}}}}}',

  *checkSpec(environment) {
    for (const { key, value } of workloadsOf(environment).flatMap(capacityChanges)) {
      const [schedule, zone] = [wrongCron(value.schedule), wrongTimezone(value.timezone)];
      if (schedule !== undefined) yield { key: `${key}.schedule`, ...schedule };
      if (zone !== undefined) yield { key: `${key}.timezone`, ...zone };
    }
  },
};

export default rule;
