import { parseCron } from "../../aws/cron.ts";
import { isList, member } from "../../plan/values.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import type { Rule } from "../rule.ts";

/** The property with the schedule, and the forms that the service takes besides `cron(…)`. */
const schedules = [
  { type: "aws:cloudwatch/eventRule:EventRule", path: ["scheduleExpression"], others: ["rate"] },
  { type: "aws:scheduler/schedule:Schedule", path: ["scheduleExpression"], others: ["rate", "at"] },
  { type: "aws:appautoscaling/scheduledAction:ScheduledAction", path: ["schedule"], others: ["rate", "at"] },
  { type: "aws:backup/plan:Plan", path: ["rules", "schedule"], others: [] },
] as const;

const forms: Readonly<Record<string, RegExp>> = {
  rate: /^rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days)|1 (minutes|hours|days))\)$/,
  at: /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/,
};

const rule: Rule = {
  severity: "error",
  title: "A schedule has a form that AWS does not accept",
  reason:
    "Schedules of AWS have six fields, the last one is the year, and one of the two days is `?`. EventBridge, Application Auto Scaling and AWS Backup refuse the five fields of a Unix crontab.",
  source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
  good: '{extraResources: {night: {type: "aws:appautoscaling/scheduledAction:ScheduledAction", inputs: {name: night, resourceId: service/realtime-dev/api, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: ecs, schedule: "cron(0 20 ? * MON-FRI *)", scalableTargetAction: {minCapacity: 1, maxCapacity: 2}}}}}',
  bad: '{extraResources: {night: {type: "aws:appautoscaling/scheduledAction:ScheduledAction", inputs: {name: night, resourceId: service/realtime-dev/api, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: ecs, schedule: "cron(0 20 * * MON-FRI)", scalableTargetAction: {minCapacity: 1, maxCapacity: 2}}}}}',

  *checkPlan(view) {
    for (const { type, path, others } of schedules) {
      for (const { id, inputs } of view.ofType(type)) {
        const [property, name] = path as readonly [string, string?];
        const holder = inputs[property];
        const places = isList(holder)
          ? holder.map((each, index) => ({ value: member(each, name ?? ""), at: [property, index, name ?? ""] }))
          : [{ value: holder, at: [property] }];
        for (const { value, at } of places) {
          const text = textIn(view, value);
          if (text === "" || isUncertain(text) || others.some((form) => forms[form]!.test(text))) continue;
          const parsed = parseCron(text);
          if (typeof parsed === "string")
            yield { resource: id, property, path: at, message: `\`${text}\`: ${parsed}`, help: "an example is `cron(0 20 ? * MON-FRI *)`" };
        }
      }
    }
  },
};

export default rule;
