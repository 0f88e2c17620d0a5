import { daysBetween } from "../../canonical/day.ts";
import type { Rule } from "../rule.ts";
import { inDays, isDueSoon } from "../shared/notice.ts";

const rule: Rule = {
  severity: "warning",
  title: "Waiver expires within 30 days",
  reason: "An expired waiver is an error and blocks the next release. This warning leaves time to decide.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2026-12-10"}]}',

  *checkSpec({ spec }, { asOf }) {
    for (const [index, waiver] of spec.waivers.entries()) {
      const left = daysBetween(asOf, waiver.until);
      if (!isDueSoon(left)) continue;
      yield {
        key: `waivers.${index}.until`,
        message: `the waiver for ${waiver.rule} expires ${inDays(left)}, on ${waiver.until}`,
        help: "turn the control on or renew the waiver before then: an expired waiver is an error",
        waives: waiver.rule,
      };
    }
  },
};

export default rule;
