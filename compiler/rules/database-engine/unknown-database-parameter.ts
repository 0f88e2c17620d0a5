import { insteadOfUnmodifiable, isKnownParameter, nearestParameter, parameterExistsIn } from "../../aws/parameters.ts";
import { majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Unknown database parameter",
  reason: "A misspelt parameter fails the whole parameter group; a name that is not in AWS's list is probably one.",
  source: "RDS User Guide, parameters of RDS for PostgreSQL",
  good: '{rds: {rdsParameters: {random_page_cost: "1.1"}}}',
  bad: '{rds: {rdsParameters: {random_page_costs: "1.1"}}}',

  *checkSpec({ spec: { rds } }) {
    const major = Number(majorOf(rds.rdsEngineVersion));
    for (const name of Object.keys(rds.rdsParameters)) {
      // What other rules know better is theirs; extensions have parameters of their own (`auto_explain.log_min_duration`).
      if (isKnownParameter(name) || name.includes(".") || insteadOfUnmodifiable(name) !== undefined || !parameterExistsIn(name, major))
        continue;
      yield {
        key: `rds.rdsParameters.${name}`,
        message: `\`${name}\` is not in AWS's list of parameters`,
        help: `did you mean \`${nearestParameter(name)}\`?`,
      };
    }
  },
};

export default rule;
