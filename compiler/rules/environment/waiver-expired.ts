/**
 * A waiver ends on the day that it names.
 *
 * Good: `{waivers: [{rule: SEC-V8, reason: "No such traffic in dev.", until: "2027-06-30"}]}`
 * Bad: `{waivers: [{rule: SEC-V8, reason: "No such traffic in dev.", until: "2026-01-31"}]}`
 */
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "SPEC-402",
  severity: "error",
  title: "A waiver has not expired",
  source: "platform-compile",
  *check({ spec }, { asOf }) {
    for (const [index, waiver] of spec.waivers.entries()) {
      if (!isDay(waiver.until)) {
        yield {
          key: `waivers.${index}.until`,
          message: `${waiver.until} is no day of the calendar`,
          help: "give the waiver's last day, YYYY-MM-DD",
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
