import type { Rule } from "../rule.ts";

const noticeDays = 30;
const day = 24 * 3600 * 1000;

const rule: Rule = {
  severity: "warning",
  title: "Waiver expires within 30 days",
  reason: "An expired waiver is an error and blocks the next release. This warning leaves time to decide.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2026-12-10"}]}',

  *checkSpec({ spec }, { asOf }) {
    for (const [index, waiver] of spec.waivers.entries()) {
      const left = Math.round((Date.parse(waiver.until) - Date.parse(asOf)) / day);
      if (left < 0 || left > noticeDays) continue;
      yield {
        key: `waivers.${index}.until`,
        message: `the waiver for ${waiver.rule} expires ${inDays(left)}, on ${waiver.until}`,
        help: "turn the control on or renew the waiver before then: an expired waiver is an error",
        waives: waiver.rule,
      };
    }
  },
};

function inDays(left: number): string {
  if (left === 0) return "today";
  return left === 1 ? "in 1 day" : `in ${left} days`;
}

export default rule;
