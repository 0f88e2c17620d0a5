/**
 * Some parameters RDS sets itself, and refuses in a parameter group.
 *
 * Good: `{rds: {rdsParameters: {rds.logical_replication: "1"}}}`
 * Bad: `{rds: {rdsParameters: {wal_level: logical}}}`
 */
import { insteadOfUnmodifiable } from "../../aws/parameters.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-P6",
  severity: "error",
  title: "Database parameters can be modified on RDS",
  source: "RDS User Guide, parameters of RDS for PostgreSQL",
  *check({ spec: { rds } }) {
    for (const name of Object.keys(rds.rdsParameters)) {
      const instead = insteadOfUnmodifiable(name);
      if (instead === undefined) continue;
      yield { key: `rds.rdsParameters.${name}`, message: `RDS sets \`${name}\` itself`, help: `set \`${instead}\` instead` };
    }
  },
};

export default rule;
