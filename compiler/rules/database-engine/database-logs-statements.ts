/**
 * The database's log says what changed the schema and what was slow.
 *
 * Good: `{rds: {rdsParameters: {log_statement: mod, log_min_duration_statement: "500"}}}`
 * Bad: `{rds: {rdsParameters: {log_statement: none, log_min_duration_statement: "-1"}}}`
 */
import type { Rule } from "../rule.ts";

const off: Readonly<Record<string, string>> = { log_statement: "none", log_min_duration_statement: "-1" };

const rule: Rule = {
  code: "SEC-R12",
  severity: "error",
  title: "Statements and slow queries are logged",
  source: "Checkov CKV2_AWS_30",
  *check({ spec: { rds } }) {
    for (const [name, value] of Object.entries(off)) {
      if (rds.rdsParameters[name] !== value) continue;
      yield {
        key: `rds.rdsParameters.${name}`,
        message: `\`${name}\` may not be \`${value}\`, which switches the log off`,
        help: "remove it for the platform's value, or give another",
      };
    }
  },
};

export default rule;
