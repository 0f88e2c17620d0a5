/**
 * RDS creates the database under a name that PostgreSQL does not keep for itself.
 *
 * Good: `{rds: {rdsDatabaseName: chat}}`
 * Bad: `{rds: {rdsDatabaseName: user}}`
 */
import { isReservedDatabase, isReservedWord } from "../../aws/postgres-words.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-R2",
  severity: "error",
  title: "The database name is not reserved",
  source: "RDS CreateDBInstance, DBName; PostgreSQL documentation, appendix C",
  *check({ spec: { rds } }) {
    const name = rds.rdsDatabaseName;
    if (!isReservedWord(name) && !isReservedDatabase(name)) return;
    yield {
      key: "rds.rdsDatabaseName",
      message: isReservedWord(name) ? `\`${name}\` is a reserved word of PostgreSQL` : `a database \`${name}\` is there on every instance`,
      help: `use another name, for example \`${name}_db\``,
    };
  },
};

export default rule;
