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
    const name = rds.rdsMasterUsername;
    const why = isReservedWord(name)
      ? "is a reserved word of PostgreSQL"
      : isReservedRole(name)
        ? "is a built-in role of PostgreSQL or RDS"
        : applicationRole.test(name)
          ? "is a role of the application"
          : undefined;
    if (why === undefined) return;
    yield { key: "rds.rdsMasterUsername", message: `\`${name}\` ${why}`, help: "use another name, for example `platform_owner`" };
  },
};

export default rule;
