import { insteadOfUnmodifiable, isKnownParameter, parameterExistsIn, parametersOf } from "../../aws/parameters.ts";
import { majorOf } from "../../aws/postgres-versions.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "warning",
  title: "Unknown database parameter",
  reason: "A single misspelled parameter makes RDS reject the whole parameter group. A name that AWS does not list is probably misspelled.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html",
  good: '{rds: {rdsParameters: {random_page_cost: "1.1"}}}',
  bad: '{rds: {rdsParameters: {random_page_costs: "1.1"}}}',

  *checkSpec({ spec: { rds } }) {
    const major = Number(majorOf(rds.rdsEngineVersion));
    for (const name of Object.keys(rds.rdsParameters)) {
      // Other rules report unmodifiable and removed parameters; extensions have their own (`auto_explain.log_min_duration`).
      if (isKnownParameter(name) || name.includes(".") || insteadOfUnmodifiable(name) !== undefined || !parameterExistsIn(name, major))
        continue;
      // The platform refuses `max_connections`, so it is no suggestion.
      const near = nearest(
        name,
        parametersOf(major).filter((known) => known !== "max_connections"),
      );
      const help = near === undefined ? "check the name in the parameter group of the engine version" : `did you mean \`${near}\`?`;
      yield { key: `rds.rdsParameters.${name}`, message: `unknown database parameter \`${name}\``, help };
    }
  },
};

export default rule;
