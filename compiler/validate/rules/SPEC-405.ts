/**
 * A waiver that waives nothing misleads its readers.
 *
 * Good: `{vpc: {natGateways: 0}, waivers: [{rule: SEC-S3, reason: "No NAT in dev.", until: "2027-06-30"}]}`
 * Bad: `{waivers: [{rule: SEC-C1, reason: "Tags may move.", until: "2027-06-30"}]}`
 */
import { controlsOff } from "../controls.ts";
import type { Rule } from "../rule.ts";
import { securityRow } from "../security-rows.ts";

const rule: Rule = {
  code: "SPEC-405",
  severity: "warning",
  title: "Every waiver is needed",
  source: "platform-compile",
  *check(environment) {
    const off = controlsOff(environment);
    for (const [index, waiver] of environment.spec.waivers.entries()) {
      if (securityRow(waiver.rule) === undefined) continue;
      const needed = off.some((control) => control.rule === waiver.rule && (waiver.key === undefined || waiver.key === control.key));
      if (needed) continue;
      yield {
        key: `waivers.${index}.rule`,
        message: `the waiver of ${waiver.rule} waives nothing: the control is on`,
        help: "remove the waiver",
      };
    }
  },
};

export default rule;
