import { nearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";
import { tableValues } from "../shared/allow-unknown.ts";

const rule: Rule = {
  severity: "warning",
  title: "Value in `allowUnknown` is unused or already known",
  reason:
    "An entry of `allowUnknown` turns the error about an unknown value into a warning. One that no key needs would hide a later mistake.",
  source: "platform-compile",
  good: "{rds: {rdsInstanceClass: db.m99g.large}, allowUnknown: [db.m99g.large]}",
  bad: "{rds: {rdsInstanceClass: db.t3.small}, allowUnknown: [db.t3.small, db.m99g.large]}",

  *checkSpec(environment) {
    const { allowUnknown } = environment.spec;
    if (allowUnknown.length === 0) return;
    const values = tableValues(environment);
    for (const [index, entry] of allowUnknown.entries()) {
      const uses = values.filter(({ value }) => value === entry);
      if (uses.some(({ isKnown }) => !isKnown)) continue;
      const meant = nearest(
        entry,
        values.filter(({ isKnown }) => !isKnown).map(({ value }) => value),
      );
      yield {
        key: `allowUnknown.${index}`,
        message: uses.length > 0 ? `\`${entry}\` is a known value` : `no key has the value \`${entry}\``,
        help: uses.length === 0 && meant !== undefined ? `did you mean \`${meant}\`?` : "remove the entry",
      };
    }
  },
};

export default rule;
