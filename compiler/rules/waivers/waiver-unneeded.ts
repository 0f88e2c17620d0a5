import { waivesControl } from "../controls.ts";
import type { Rule } from "../rule.ts";
import { mayServeOverride } from "../waivers.ts";

const rule: Rule = {
  severity: "warning",
  title: "Waiver is not needed",
  reason: "A waiver that waives nothing misleads its readers.",
  source: "platform-compile",
  good: '{vpc: {natGateways: 0}, waivers: [{rule: task-no-public-ip, reason: "No NAT in dev.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: repository-immutable-tags, reason: "Tags may move.", until: "2027-06-30"}]}',

  *checkSpec(environment, { securityRules }) {
    for (const [index, waiver] of environment.spec.waivers.entries()) {
      if (!securityRules.some(({ name }) => name === waiver.rule)) continue;
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
