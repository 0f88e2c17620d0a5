import { parseCron } from "../../aws/cron.ts";
import { valueAt } from "../../plan/values.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { Rule } from "../rule.ts";

const forms = /^(rate\(\d+ (minutes?|hours?|days?)\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/;

const rule: Rule = {
  severity: "error",
  title: "A scheduled scaling action has an invalid schedule, or a minimum above its maximum",
  reason: "Application Auto Scaling refuses the action in the middle of a deployment.",
  source: "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html",
  good: '{extraResources: {night: {type: "aws:appautoscaling/scheduledAction:ScheduledAction", inputs: {name: night, resourceId: service/realtime-dev/api, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: ecs, schedule: "cron(0 20 ? * MON-FRI *)", scalableTargetAction: {minCapacity: 1, maxCapacity: 2}}}}}',
  bad: '{extraResources: {night: {type: "aws:appautoscaling/scheduledAction:ScheduledAction", inputs: {name: night, resourceId: service/realtime-dev/api, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: ecs, schedule: "cron(0 20 * * MON-FRI)", scalableTargetAction: {minCapacity: 5, maxCapacity: 1}}}}}',

  *checkPlan(view) {
    for (const { id, inputs } of view.ofType("aws:appautoscaling/scheduledAction:ScheduledAction")) {
      const schedule = textIn(view, inputs["schedule"]);
      const parsed = isUncertain(schedule) || forms.test(schedule) ? undefined : parseCron(schedule);
      if (typeof parsed === "string") yield { resource: id, property: "schedule", message: `schedule: ${parsed}` };
      const [least, most] = ["minCapacity", "maxCapacity"].map((name) => view.known(valueAt(inputs["scalableTargetAction"], name)));
      if (typeof least === "number" && typeof most === "number" && least > most)
        yield { resource: id, property: "scalableTargetAction", message: `minCapacity ${least} is above maxCapacity ${most}` };
    }
  },
};

export default rule;
