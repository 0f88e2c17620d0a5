import { insteadOfUnmodifiable } from "../../aws/parameters.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "RDS does not allow the database parameter to be modified",
  reason: "Some parameters RDS sets itself, and refuses in a parameter group.",
  source: "RDS User Guide, parameters of RDS for PostgreSQL",
  good: '{rds: {rdsParameters: {rds.logical_replication: "1"}}}',
  bad: "{rds: {rdsParameters: {wal_level: logical}}}",

  *checkSpec({ spec: { rds } }) {
    for (const name of Object.keys(rds.rdsParameters)) {
      const instead = insteadOfUnmodifiable(name);
      if (instead === undefined) continue;
      yield { key: `rds.rdsParameters.${name}`, message: `RDS sets \`${name}\` itself`, help: `set \`${instead}\` instead` };
    }
  },
};

export default rule;
