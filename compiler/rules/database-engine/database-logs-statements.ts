import type { Rule } from "../rule.ts";
import { parameterOf } from "../shared/parameters.ts";

const off: Readonly<Record<string, string>> = { log_statement: "none", log_min_duration_statement: "-1" };

/** Parameters of PostgreSQL, and the value that logs nothing. */
const logging = [
  ["log_statement", "none"],
  ["log_min_duration_statement", "-1"],
] as const;

const rule: Rule = {
  severity: "error",
  title: "Database logs statements and slow queries",
  reason: "The database's log says what changed the schema and what was slow.",
  source: "Checkov CKV2_AWS_30",
  good: '{rds: {rdsParameters: {log_statement: mod, log_min_duration_statement: "500"}}}',
  bad: '{rds: {rdsParameters: {log_statement: none, log_min_duration_statement: "-1"}}}',
  security: { optional: "never", demand: "statements and slow queries are logged", ids: { checkov: ["CKV2_AWS_30"] } },
  *checkSpec({ spec: { rds } }) {
    for (const [name, value] of Object.entries(off)) {
      if (rds.rdsParameters[name] !== value) continue;
      yield {
        key: `rds.rdsParameters.${name}`,
        message: `\`${name}\` may not be \`${value}\`, which switches the log off`,
        help: "remove it for the platform's value, or give another",
      };
    }
  },

  *checkPlan(view) {
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
