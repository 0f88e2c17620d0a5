import { isDay } from "../../canonical/day.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Waiver has expired",
  reason: "A waiver is valid through the day in `until`. After that the control must be on, or somebody must renew the decision.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2026-01-31"}]}',

  *checkSpec({ spec }, { asOf }) {
    for (const [index, waiver] of spec.waivers.entries()) {
      // The pattern in the schema allows 31 days in every month.
      if (!isDay(waiver.until)) {
        yield {
          key: `waivers.${index}.until`,
          message: `${waiver.until} is not a date`,
          help: "expected the waiver's last day, YYYY-MM-DD",
          waives: waiver.rule,
        };
        continue;
      }
      if (waiver.until >= asOf) continue;
      yield {
        key: `waivers.${index}.until`,
        message: `the waiver for ${waiver.rule} expired on ${waiver.until}`,
        help: "turn the control on, or renew the waiver with a new date",
        waives: waiver.rule,
      };
    }
  },
};

export default rule;
