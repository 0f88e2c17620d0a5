import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Waiver has expired",
  reason: "A waiver ends on the day that it names.",
  source: "platform-compile",
  good: '{waivers: [{rule: interface-vpc-endpoints, reason: "No such traffic in dev.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: interface-vpc-endpoints, reason: "No such traffic in dev.", until: "2026-01-31"}]}',

  *checkSpec({ spec }, { asOf }) {
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
