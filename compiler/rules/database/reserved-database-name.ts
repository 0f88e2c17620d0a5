import { isReservedDatabase, isReservedWord } from "../../aws/postgres-words.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database name is reserved",
  reason: "RDS rejects a database name that PostgreSQL reserves, or that every instance already has.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  good: "{rds: {rdsDatabaseName: chat}}",
  bad: "{rds: {rdsDatabaseName: user}}",

  *checkSpec({ spec: { rds } }) {
    const name = rds.rdsDatabaseName;
    if (!isReservedWord(name) && !isReservedDatabase(name)) return;
    yield {
      key: "rds.rdsDatabaseName",
      message: isReservedWord(name) ? `\`${name}\` is a reserved word of PostgreSQL` : `every instance already has a database \`${name}\``,
      help: `use another name, for example \`${name}_db\``,
    };
  },
};

export default rule;
