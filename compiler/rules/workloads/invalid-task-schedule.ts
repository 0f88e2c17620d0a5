import { parseCron } from "../../aws/cron.ts";
import { scheduledRuns } from "../../model/scheduled-tasks.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Scheduled task has an invalid schedule or time zone",
  reason: "A schedule is one that EventBridge Scheduler takes: a cron expression of six fields, or a rate in the right number.",
  source: "EventBridge Scheduler User Guide, schedule types",
  good: '{ecsServices: {serviceExtras: {api: {scheduledTasks: {digest: {schedule: "cron(0 3 ? * MON-FRI *)", command: [node, digest.js]}}}}}}',
  bad: '{ecsServices: {serviceExtras: {api: {scheduledTasks: {digest: {schedule: "cron(0 3 * * * *)", command: [node, digest.js]}}}}}}',

  *checkSpec(environment) {
    for (const { key, value } of scheduledRuns(environment)) {
      const wrong = value.schedule.startsWith("rate(") ? wrongRate(value.schedule) : wrongCron(value.schedule);
      if (wrong !== undefined) yield { key: `${key}.schedule`, ...wrong };
      if (!isTimezone(value.timezone)) {
        const message = `there is no time zone \`${value.timezone}\``;
        yield { key: `${key}.timezone`, message, help: "use a name of the IANA database: `UTC`, `Europe/Berlin`, `America/New_York`" };
      }
    }
  },
};

function wrongCron(expression: string): { readonly message: string; readonly help: string } | undefined {
  const times = parseCron(expression);
  if (typeof times !== "string") return undefined;
  return {
    message: `\`${expression}\` is no schedule: ${times}`,
    help: "for example `cron(0 3 * * ? *)`: minutes, hours, day of month, month, day of week, year",
  };
}

/** `rate(1 hour)`, `rate(2 hours)`. */
function wrongRate(expression: string): { readonly message: string; readonly help: string } | undefined {
  const [, number, unit = ""] = /^rate\((\d+) (\w+)\)$/.exec(expression) ?? [];
  const single = number === "1";
  if (single !== unit.endsWith("s")) return undefined;
  const right = single ? unit.slice(0, -1) : `${unit}s`;
  return { message: `\`${expression}\` has the wrong number`, help: `write \`rate(${number} ${right})\`` };
}

/** As Node knows them: the same database that AWS uses. */
function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export default rule;
