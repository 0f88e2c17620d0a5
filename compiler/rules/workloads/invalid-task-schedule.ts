import { scheduledRuns } from "../../model/scheduled-tasks.ts";
import type { Rule } from "../rule.ts";
import { wrongCron, wrongTimezone } from "../shared/schedules.ts";

const rule: Rule = {
  severity: "error",
  title: "Scheduled task has an invalid schedule or time zone",
  reason:
    "EventBridge Scheduler rejects a schedule that is neither a cron expression with six fields nor a rate, and a time zone that is not in the IANA database.",
  source: "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
  good: '{ecsServices: {serviceExtras: {api: {scheduledTasks: {digest: {schedule: "cron(0 3 ? * MON-FRI *)", command: [node, digest.js]}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {scheduledTasks: {digest: {schedule: "cron(0 3 * * * *)", command: [node, digest.js]}}}}}}',

  *checkSpec(environment) {
    for (const { key, value } of scheduledRuns(environment)) {
      const wrong = value.schedule.startsWith("rate(") ? wrongRate(value.schedule) : wrongCron(value.schedule);
      if (wrong !== undefined) yield { key: `${key}.schedule`, ...wrong };
      const zone = wrongTimezone(value.timezone);
      if (zone !== undefined) yield { key: `${key}.timezone`, ...zone };
    }
  },
};

/** `rate(1 hour)`, `rate(2 hours)`. */
function wrongRate(expression: string): { readonly message: string; readonly help: string } | undefined {
  const [, number, unit = ""] = /^rate\((\d+) (\w+)\)$/.exec(expression) ?? [];
  const single = number === "1";
  if (single !== unit.endsWith("s")) return undefined;
  const right = single ? unit.slice(0, -1) : `${unit}s`;
  return { message: `\`${expression}\` mixes singular and plural`, help: `write \`rate(${number} ${right})\`` };
}

export default rule;
