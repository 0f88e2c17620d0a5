import type { Rule } from "../rule.ts";
import { refusalOf } from "../waivers.ts";

const rule: Rule = {
  severity: "error",
  title: "Environment class does not allow the waiver",
  reason:
    "Some controls must be on in every environment, others in every environment of class prod. A waiver for one of them would have no effect.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: database-encrypted, reason: "Encryption is too slow for us.", until: "2027-06-30"}]}',

  *checkSpec(environment, { securityRules }) {
    for (const [index, waiver] of environment.spec.waivers.entries()) {
      const waived = securityRules.find(({ name }) => name === waiver.rule);
      const refusal = waived === undefined ? undefined : refusalOf(environment, waived, waiver);
      if (refusal !== undefined) yield { key: `waivers.${index}.rule`, ...refusal, waives: waiver.rule };
    }
  },
};

export default rule;
