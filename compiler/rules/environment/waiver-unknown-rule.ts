/**
 * A waiver names a rule that exists.
 *
 * Good: `{waivers: [{rule: SEC-K1, reason: "Credentials rotate by plan.", until: "2027-06-30"}, {rule: SEC-R22, reason: "Credentials rotate by plan.", until: "2027-06-30"}]}`
 * Bad: `{waivers: [{rule: SEC-Z9, reason: "There is no such row.", until: "2027-06-30"}]}`
 */
import { nearest as nearestName } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";
import { securityRow, securityRows } from "../security-rows.ts";

const rule: Rule = {
  code: "SPEC-401",
  severity: "error",
  title: "A waiver names a rule that exists and can be waived",
  source: "platform-compile",
  *check({ spec }) {
    for (const [index, waiver] of spec.waivers.entries()) {
      if (securityRow(waiver.rule) !== undefined) continue;
      const suggestion = nearestName(
        waiver.rule,
        securityRows.map(({ code }) => code),
      );
      yield {
        key: `waivers.${index}.rule`,
        message: `there is no security rule \`${waiver.rule}\` to waive`,
        help: suggestion === undefined ? "the rules are listed in docs/infrastructure/rules.md" : `did you mean \`${suggestion}\`?`,
      };
    }
  },
};

export default rule;
