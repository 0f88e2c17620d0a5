import { nearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Waiver names an unknown security rule",
  reason: "A waiver names a rule that exists.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: database-multi-zone, reason: "There is no such rule.", until: "2027-06-30"}]}',

  *checkSpec({ spec }, { securityRules }) {
    const names = securityRules.map(({ name }) => name);
    for (const [index, waiver] of spec.waivers.entries()) {
      if (names.includes(waiver.rule)) continue;
      const suggestion = nearest(waiver.rule, names);
      yield {
        key: `waivers.${index}.rule`,
        message: `there is no security rule \`${waiver.rule}\` to waive`,
        help: suggestion === undefined ? "the rules are listed in docs/infrastructure/rules.md" : `did you mean \`${suggestion}\`?`,
      };
    }
  },
};

export default rule;
