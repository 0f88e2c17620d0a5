import { isReservedRole, isReservedWord } from "../../aws/postgres-words.ts";
import type { Rule } from "../rule.ts";

/** The role that owns the tables, and the login roles that are rotated. */
const applicationRole = /^app(_v\d+)?$/;

const rule: Rule = {
  severity: "error",
  title: "Master username is reserved",
  reason:
    "RDS rejects a master username that PostgreSQL or RDS reserves. A role of the application (`app`, `app_v1`) as the master user would give the application every right.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  good: "{rds: {rdsMasterUsername: owner}}",
  bad: "{rds: {rdsMasterUsername: rdsadmin}}",

  *checkSpec({ spec: { rds } }) {
    const found = reserved(rds.rdsMasterUsername);
    if (found !== undefined) yield { key: "rds.rdsMasterUsername", ...found };
  },

  *checkPlan(view) {
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const found = reserved(view.text(instance, "username") ?? "");
      if (found !== undefined) yield { resource: instance.id, property: "username", ...found };
    }
  },
};

function reserved(name: string): { readonly message: string; readonly help: string } | undefined {
  const why = isReservedWord(name)
    ? "is a reserved word of PostgreSQL"
    : isReservedRole(name)
      ? "is a built-in role of PostgreSQL or RDS"
      : applicationRole.test(name)
        ? "is a role of the application"
        : undefined;
  return why === undefined ? undefined : { message: `\`${name}\` ${why}`, help: "use another name, for example `platform_owner`" };
}

export default rule;
