import type { Rule } from "../rule.ts";

const noticeDays = 30;
const day = 24 * 3600 * 1000;

const rule: Rule = {
  severity: "warning",
  title: "Waiver expires within 30 days",
  reason: "A waiver that ends soon is decided about in time, not on the day that it blocks a release.",
  source: "platform-compile",
  good: '{waivers: [{rule: interface-vpc-endpoints, reason: "No such traffic in dev.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: interface-vpc-endpoints, reason: "No such traffic in dev.", until: "2026-12-10"}]}',

  *checkSpec({ spec }, { asOf }) {
    for (const [index, waiver] of spec.waivers.entries()) {
      const left = Math.round((Date.parse(waiver.until) - Date.parse(asOf)) / day);
      if (left < 0 || left > noticeDays) continue;
      yield {
        key: `waivers.${index}.until`,
        message: `the waiver of ${waiver.rule} expires ${inDays(left)}, on ${waiver.until}`,
        help: "decide again before then: an expired waiver is an error",
      };
    }
  },
};

function inDays(left: number): string {
  if (left === 0) return "today";
  return left === 1 ? "in 1 day" : `in ${left} days`;
}

export default rule;
