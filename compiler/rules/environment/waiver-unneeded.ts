/**
 * A waiver that waives nothing misleads its readers.
 *
 * Good: `{vpc: {natGateways: 0}, waivers: [{rule: SEC-S3, reason: "No NAT in dev.", until: "2027-06-30"}]}`
 * Bad: `{waivers: [{rule: SEC-C1, reason: "Tags may move.", until: "2027-06-30"}]}`
 */
import { waivesControl } from "../controls.ts";
import type { Rule } from "../rule.ts";
import { securityRow } from "../security-rows.ts";
import { mayServeOverride } from "../waivers.ts";

const rule: Rule = {
  code: "SPEC-405",
  severity: "warning",
  title: "Every waiver is needed",
  source: "platform-compile",
  *check(environment) {
    for (const [index, waiver] of environment.spec.waivers.entries()) {
      if (securityRow(waiver.rule) === undefined) continue;
      // Those that an override may need are judged with the overrides.
      if (mayServeOverride(environment, waiver) || waivesControl(environment, waiver)) continue;
      yield {
        key: `waivers.${index}.rule`,
        message: `the waiver of ${waiver.rule} waives nothing: the control is on`,
        help: "remove the waiver",
      };
    }
  },
};

export default rule;
