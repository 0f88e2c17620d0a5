import type { Rule } from "../rule.ts";
import { parameterOf } from "../shared/parameters.ts";

/** Parameters of PostgreSQL, each with the value that turns it off. */
const logging = [
  ["log_statement", "none"],
  ["log_min_duration_statement", "-1"],
] as const;

const rule: Rule = {
  severity: "error",
  title: "Database logs statements and slow queries",
  reason: "Without statement logging nothing shows who changed the schema, or which queries were slow.",
  source: "https://www.postgresql.org/docs/current/runtime-config-logging.html",
  good: '{rds: {rdsParameters: {log_statement: mod, log_min_duration_statement: "500"}}}',
  bad: '{rds: {rdsParameters: {log_statement: none, log_min_duration_statement: "-1"}}}',
  security: { optional: "never", demand: "the database logs statements and slow queries", ids: { checkov: ["CKV2_AWS_30"] } },

  *checkSpec({ spec: { rds } }) {
    for (const [name, off] of logging) {
      if (rds.rdsParameters[name] !== off) continue;
      yield {
        key: `rds.rdsParameters.${name}`,
        message: `\`${name}\` is \`${off}\`, which turns the log off`,
        help: "remove it for the compiler's value, or use another",
      };
    }
  },

  *checkPlan(view) {
    for (const group of view.ofType("aws:rds/parameterGroup:ParameterGroup")) {
      if (!String(group.inputs["family"]).startsWith("postgres")) continue;
      for (const [name, off] of logging) {
        const value = parameterOf(group, name) ?? off;
        if (value === off) yield { resource: group.id, property: "parameters", message: `${name} is unset or off` };
      }
    }
  },
};

export default rule;
