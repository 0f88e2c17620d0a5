import type { Rule } from "../rule.ts";
import { isDemanded, isDemandedAnywhere, mayServeOverride, unneeded, waivesControl } from "../waivers.ts";

const rule: Rule = {
  severity: "warning",
  title: "Waiver is not needed",
  reason: "A waiver without effect suggests that a control is off, and would silently apply if somebody turned it off later.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: repository-immutable-tags, reason: "Tags may move.", until: "2027-06-30"}]}',

  *checkSpec(environment, { securityRules }) {
    for (const [index, waiver] of environment.spec.waivers.entries()) {
      const waived = securityRules.find(({ name }) => name === waiver.rule);
      if (waived === undefined) continue;
      const { optional } = waived.security;
      const found = unneeded(waiver, (entry) => {
        if (!isDemandedAnywhere(optional)) return "every environment may do without it";
        if (!isDemanded(environment, waived.security)) return `class ${environment.class} may do without it`;
        // Entries that an override may need are checked with the overrides.
        if (mayServeOverride(environment, entry) || waivesControl(environment, waiver.rule, entry, securityRules)) return undefined;
        return entry.resource === undefined ? "the control is on" : "no override changes the resource";
      });
      for (const { path, message, help } of found) yield { key: ["waivers", index, ...path].join("."), message, help, waives: waiver.rule };
    }
  },
};

export default rule;
