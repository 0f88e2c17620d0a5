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
      if (waiver.until >= asOf) continue;
      yield {
        key: `waivers.${index}.until`,
        message: `the waiver of ${waiver.rule} expired on ${waiver.until}`,
        help: "turn the control on, or decide again and give a new date",
      };
    }
  },
};

export default rule;
