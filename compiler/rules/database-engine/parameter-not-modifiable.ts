import { insteadOfUnmodifiable } from "../../aws/parameters.ts";
import type { Rule } from "../rule.ts";
import { plannedParameters } from "../shared/parameters.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS does not allow the database parameter to be modified",
  reason: "RDS manages some parameters itself and rejects a parameter group that changes them.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html",
  good: '{rds: {rdsParameters: {rds.logical_replication: "1"}}}',
  bad: "{rds: {rdsParameters: {wal_level: logical}}}",

  *checkSpec({ spec: { rds } }) {
    for (const name of Object.keys(rds.rdsParameters)) {
      const instead = insteadOfUnmodifiable(name);
      if (instead === undefined) continue;
      yield { key: `rds.rdsParameters.${name}`, ...unmodifiable(name, instead) };
    }
  },

  *checkPlan(view) {
    for (const { at, name } of plannedParameters(view)) {
      const instead = insteadOfUnmodifiable(name);
      if (instead !== undefined) yield { ...at, ...unmodifiable(name, instead) };
    }
  },
};

function unmodifiable(name: string, instead: string): { readonly message: string; readonly help: string } {
  return { message: `\`${name}\` cannot be modified: RDS manages it`, help: `set \`${instead}\` instead` };
}

export default rule;
