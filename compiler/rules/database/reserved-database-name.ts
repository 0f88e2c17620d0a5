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
    const found = reserved(rds.rdsDatabaseName);
    if (found !== undefined) yield { key: "rds.rdsDatabaseName", ...found };
  },

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const found = reserved(view.text(instance, "dbName") ?? "");
      if (found !== undefined) yield { resource: instance.id, property: "dbName", ...found };
    }
  },
};

function reserved(name: string): { readonly message: string; readonly help: string } | undefined {
  if (!isReservedWord(name) && !isReservedDatabase(name)) return undefined;
  const message = isReservedWord(name)
    ? `\`${name}\` is a reserved word of PostgreSQL`
    : `every instance already has a database \`${name}\``;
  return { message, help: `use another name, for example \`${name}_db\`` };
}

export default rule;
