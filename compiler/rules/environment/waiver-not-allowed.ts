/**
 * Each class has controls that it does not do without.
 *
 * Good: `{waivers: [{rule: SEC-R6, reason: "Dev data can be made again.", until: "2027-06-30"}]}`
 * Bad: `{waivers: [{rule: SEC-R1, reason: "Encryption is not for us.", until: "2027-06-30"}]}`
 */
import type { Rule } from "../rule.ts";
import { refusalOf } from "../waivers.ts";

const rule: Rule = {
  code: "SPEC-403",
  severity: "error",
  title: "The class allows the waiver",
  source: "platform-compile",
  *check(environment) {
    for (const [index, waiver] of environment.spec.waivers.entries()) {
      const refusal = refusalOf(environment, waiver);
      if (refusal !== undefined) yield { key: `waivers.${index}.rule`, ...refusal };
    }
  },
};

export default rule;
