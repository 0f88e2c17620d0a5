import { parameterOf } from "../shared/parameters.ts";
import type { PolicyRule } from "../shared/view.ts";

/** Parameters of PostgreSQL, and the value that logs nothing. */
const logging = [
  ["log_statement", "none"],
  ["log_min_duration_statement", "-1"],
] as const;

/** After an incident the question is what ran. */
const rule: PolicyRule = {
  code: "SEC-R12",
  *check(view) {
    for (const group of view.ofType("aws:rds/parameterGroup:ParameterGroup")) {
      if (!String(group.inputs["family"]).startsWith("postgres")) continue;
      for (const [name, off] of logging) {
        const value = parameterOf(group, name) ?? off;
        if (value === off) yield { resource: group.id, property: "parameters", message: `${name} is not set, or off` };
      }
    }
  },
};

export default rule;
