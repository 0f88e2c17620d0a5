import { capacityChanges, type CapacityChange } from "../../model/scheduled-capacity.ts";
import { workloadsOf } from "../../model/workloads.ts";
import type { Finding, Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "The minimum of scheduled capacity is above its maximum",
  reason: "Application Auto Scaling refuses an action whose minimum is above its maximum.",
  source: "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTargetAction.html",
  good: '{ecsServices: {serviceExtras: {api: {scheduledCapacity: {rush: {schedule: "cron(0 18 ? * SUN *)", minCount: 8, maxCount: 12}, usual: {schedule: "cron(0 23 ? * SUN *)", minCount: 2}}}}}}',
  bad: '{ecsServices: {apiServiceMaxCount: 4, serviceExtras: {api: {scheduledCapacity: {rush: {schedule: "cron(0 18 ? * SUN *)", minCount: 8}, usual: {schedule: "cron(0 23 ? * SUN *)", minCount: 2}}}}}}',

  *checkSpec(environment) {
    for (const change of workloadsOf(environment).flatMap(capacityChanges)) {
      if (change.minCount.value > change.maxCount.value) yield contradiction(change);
    }
  },
};

function contradiction({ key, value, minCount, maxCount }: CapacityChange): Finding {
  const [least, most] = [minCount.value, maxCount.value];
  const isOwn = value.maxCount !== undefined;
  return {
    key: `${key}.minCount`,
    message: `the minimum of ${least} is above the ${isOwn ? "maximum" : "workload's maximum"} of ${most}`,
    help: isOwn ? `use at most ${most}, or raise \`maxCount\`` : `state \`maxCount: ${least}\` or more, or use at most ${most}`,
    related: [{ key: isOwn ? `${key}.maxCount` : maxCount.from[0]!, message: `at most ${most} tasks` }],
  };
}

export default rule;
