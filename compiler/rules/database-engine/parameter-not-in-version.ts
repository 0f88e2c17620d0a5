import { parameterExistsIn, renamedParameter } from "../../aws/parameters.ts";
import { majorOf } from "../../aws/postgres-versions.ts";
import type { Rule } from "../rule.ts";
import { plannedParameters } from "../shared/parameters.ts";

const rule: Rule = {
  severity: "warning",
  title: "Database parameter does not exist in the PostgreSQL version",
  reason:
    "Major versions of PostgreSQL add, rename and remove parameters. RDS rejects a parameter that the family of the parameter group does not have.",
  source: "https://www.postgresql.org/docs/release/",
  good: '{rds: {rdsEngineVersion: "17", rdsParameters: {debug_parallel_query: "off"}}}',
  bad: '{rds: {rdsEngineVersion: "17", rdsParameters: {force_parallel_mode: "off"}}}',

  *checkSpec({ spec: { rds } }) {
    const major = majorOf(rds.rdsEngineVersion);
    for (const name of Object.keys(rds.rdsParameters)) {
      if (parameterExistsIn(name, Number(major))) continue;
      yield {
        key: `rds.rdsParameters.${name}`,
        ...missing(name, Number(major)),
        related: [{ key: "rds.rdsEngineVersion", message: "the version" }],
      };
    }
  },

  *checkPlan(view) {
    for (const { at, name, major } of plannedParameters(view))
      if (!parameterExistsIn(name, major)) yield { ...at, ...missing(name, major) };
  },
};

function missing(name: string, major: number): { readonly message: string; readonly help: string } {
  const renamed = renamedParameter(name);
  return {
    message: `PostgreSQL ${major} has no parameter \`${name}\``,
    help: renamed === undefined ? "remove it" : `use its new name, \`${renamed}\``,
  };
}

export default rule;
