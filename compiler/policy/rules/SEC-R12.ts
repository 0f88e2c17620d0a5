import { parameterOf } from "../parameters.ts";
import type { PolicyRule } from "../view.ts";

/** After an incident the question is what ran. */
const rule: PolicyRule = {
  code: "SEC-R12",
  *check(view) {
    for (const group of view.ofType("aws:rds/parameterGroup:ParameterGroup")) {
      for (const name of ["log_statement", "log_min_duration_statement"]) {
        if (parameterOf(group, name) === undefined) yield { resource: group.id, property: "parameters", message: `${name} is not set` };
      }
    }
  },
};

export default rule;
