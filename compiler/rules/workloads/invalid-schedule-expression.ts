import { parseCron } from "../../aws/cron.ts";
import type { PlanResource, PlanValue } from "../../plan/types.ts";
import { isList, member } from "../../plan/values.ts";
import type { KeyPath } from "../../source/types.ts";
import { isUncertain, textIn } from "../shared/rendered.ts";
import { wrongTimezone, type Wrong } from "../shared/schedules.ts";
import type { Rule } from "../rule.ts";

interface Kind {
  readonly type: string;
  /** The list whose items have schedules; otherwise the resource has one. */
  readonly list?: string;
  readonly schedule: string;
  readonly zone?: string;
  /** The forms that the service takes besides `cron(…)`. */
  readonly others: readonly string[];
}

const zone = "scheduleExpressionTimezone";
const kinds: readonly Kind[] = [
  { type: "aws:cloudwatch/eventRule:EventRule", schedule: "scheduleExpression", others: ["rate"] },
  { type: "aws:scheduler/schedule:Schedule", schedule: "scheduleExpression", zone, others: ["rate", "at"] },
  { type: "aws:appautoscaling/scheduledAction:ScheduledAction", schedule: "schedule", zone: "timezone", others: ["rate", "at"] },
  { type: "aws:backup/plan:Plan", list: "rules", schedule: "schedule", zone, others: [] },
];

const forms: Readonly<Record<string, RegExp>> = {
  rate: /^rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days)|1 (minutes|hours|days))\)$/,
  at: /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/,
};

const rule: Rule = {
  severity: "error",
  title: "A schedule has a form that AWS does not accept",
  reason:
    "Schedules of AWS have six fields, the last one is the year, and one of the two days is `?`. EventBridge, Application Auto Scaling and AWS Backup refuse the five fields of a Unix crontab, and a time zone that is not in the IANA database.",
  source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
  good: '{extraResources: {night: {type: "aws:appautoscaling/scheduledAction:ScheduledAction", inputs: {name: night, resourceId: service/realtime-dev/api, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: ecs, schedule: "cron(0 20 ? * MON-FRI *)", scalableTargetAction: {minCapacity: 1, maxCapacity: 2}}}}}',
  bad: '{extraResources: {night: {type: "aws:appautoscaling/scheduledAction:ScheduledAction", inputs: {name: night, resourceId: service/realtime-dev/api, scalableDimension: "ecs:service:DesiredCount", serviceNamespace: ecs, schedule: "cron(0 20 * * MON-FRI)", scalableTargetAction: {minCapacity: 1, maxCapacity: 2}}}}}',

  *checkPlan(view) {
    for (const kind of kinds) {
      for (const { id, inputs } of view.ofType(kind.type)) {
        for (const { holder, at } of holders(inputs, kind)) {
          const certain = (name: string): string => {
            const text = textIn(view, member(holder, name));
            return isUncertain(text) ? "" : text;
          };
          const wrong = [
            { name: kind.schedule, found: wrongExpression(certain(kind.schedule), kind.others) },
            ...(kind.zone === undefined ? [] : [{ name: kind.zone, found: wrongZone(certain(kind.zone)) }]),
          ];
          for (const { name, found } of wrong)
            if (found !== undefined) yield { resource: id, property: kind.list ?? name, path: [...at, name], ...found };
        }
      }
    }
  },
};

function holders(inputs: PlanResource["inputs"], { list }: Kind): readonly { readonly holder: PlanValue; readonly at: KeyPath }[] {
  if (list === undefined) return [{ holder: inputs, at: [] }];
  const items = inputs[list];
  return isList(items) ? items.map((holder, index) => ({ holder, at: [list, index] })) : [];
}

function wrongExpression(text: string, others: readonly string[]): Wrong | undefined {
  if (text === "" || others.some((form) => forms[form]!.test(text))) return wrongDate(text);
  const parsed = parseCron(text);
  return typeof parsed === "string" ? { message: `\`${text}\`: ${parsed}`, help: "an example is `cron(0 20 ? * MON-FRI *)`" } : undefined;
}

/** JavaScript moves the 31st of February to March, which shows that there is none. */
function wrongDate(text: string): Wrong | undefined {
  const [, time] = /^at\((.*)\)$/.exec(text) ?? [];
  const date = time === undefined ? undefined : new Date(`${time}Z`);
  if (date === undefined || (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(time!))) return undefined;
  return { message: `\`${text}\`: there is no such time`, help: "an example is `at(2030-01-31T20:00:00)`" };
}

function wrongZone(text: string): Wrong | undefined {
  return text === "" ? undefined : wrongTimezone(text);
}

export default rule;
