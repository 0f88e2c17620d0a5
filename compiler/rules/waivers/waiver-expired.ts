import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Waiver has expired",
  reason: "A waiver ends with the day in `until`, so that somebody decides again.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2026-01-31"}]}',

  *checkSpec({ spec }, { asOf }) {
    for (const [index, waiver] of spec.waivers.entries()) {
      if (!isDay(waiver.until)) {
        yield {
          key: `waivers.${index}.until`,
          message: `${waiver.until} is not a date`,
          help: "expected the waiver's last day, YYYY-MM-DD",
        };
        continue;
      }
      if (waiver.until >= asOf) continue;
      yield {
        key: `waivers.${index}.until`,
        message: `the waiver of ${waiver.rule} expired on ${waiver.until}`,
        help: "turn the control on, or decide again and give a new date",
      };
    }
  },
};

/** The schema lets every month have 31 days. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export default rule;
