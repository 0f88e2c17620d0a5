import { waivableErrors } from "../../diagnostics/compiler-errors.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Waiver names an unknown security rule",
  reason: "A waiver for a rule that does not exist waives nothing. Most likely the name is misspelled.",
  source: "platform-compile",
  good: '{ecsServices: {enableExecuteCommand: true}, waivers: [{rule: ecs-exec-audited, reason: "Dev is debugged in place.", until: "2027-06-30"}]}',
  bad: '{waivers: [{rule: database-multi-zone, reason: "There is no such rule.", until: "2027-06-30"}]}',

  *checkSpec({ spec }, { securityRules }) {
    const names = [...securityRules.map(({ name }) => name), ...waivableErrors];
    for (const [index, waiver] of spec.waivers.entries()) {
      if (names.includes(waiver.rule)) continue;
      const suggestion = nearest(waiver.rule, names);
      yield {
        key: `waivers.${index}.rule`,
        message: `unknown security rule \`${waiver.rule}\``,
        help: suggestion === undefined ? "see docs/infrastructure/rules.md for all rules" : `did you mean \`${suggestion}\`?`,
      };
    }
  },
};

export default rule;
