import { waivesControl } from "../controls.ts";
import type { Rule } from "../rule.ts";
import { mayServeOverride } from "../waivers.ts";

const rule: Rule = {
  severity: "warning",
  title: "Waiver is not needed",
  reason: "A waiver without effect suggests that a control is off, and would silently apply if somebody turned it off later.",
  source: "platform-compile",
  good: '{vpc: {natGateways: 0}, waivers: [{rule: task-no-public-ip, reason: "No NAT in dev.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: repository-immutable-tags, reason: "Tags may move.", until: "2027-06-30"}]}',

  *checkSpec(environment, { securityRules }) {
    for (const [index, waiver] of environment.spec.waivers.entries()) {
      if (!securityRules.some(({ name }) => name === waiver.rule)) continue;
      // Whether an override needs the waiver is known when the overrides are applied.
      if (mayServeOverride(environment, waiver) || waivesControl(environment, waiver)) continue;
      yield {
        key: `waivers.${index}.rule`,
        message: `the waiver for ${waiver.rule} has no effect: the control is on`,
        help: "remove the waiver",
      };
    }
  },
};

export default rule;
