import { isReservedDatabase, isReservedWord } from "../../aws/postgres-words.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database name is reserved",
  reason: "RDS creates the database under a name that PostgreSQL does not keep for itself.",
  source: "RDS CreateDBInstance, DBName; PostgreSQL documentation, appendix C",
  good: "{rds: {rdsDatabaseName: chat}}",
  bad: "{rds: {rdsDatabaseName: user}}",

  *checkSpec({ spec: { rds } }) {
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
