import { isReservedRole, isReservedWord } from "../../aws/postgres-words.ts";
import type { Rule } from "../rule.ts";

/** The group that owns the tables, and the roles that rotate. */
const applicationRole = /^app(_v\d+)?$/;

const rule: Rule = {
  severity: "error",
  title: "Master username is reserved",
  reason: "RDS creates the master user under a name that neither PostgreSQL nor RDS nor the application's roles take.",
  source: "RDS CreateDBInstance, MasterUsername; PostgreSQL documentation, appendix C",
  good: "{rds: {rdsMasterUsername: owner}}",
  bad: "{rds: {rdsMasterUsername: rdsadmin}}",

  *checkSpec({ spec: { rds } }) {
    const name = rds.rdsMasterUsername;
    const why = isReservedWord(name)
      ? "is a reserved word of PostgreSQL"
      : isReservedRole(name)
        ? "is a role of PostgreSQL or RDS itself"
        : applicationRole.test(name)
          ? "is a role of the application"
          : undefined;
    if (why === undefined) return;
    yield { key: "rds.rdsMasterUsername", message: `\`${name}\` ${why}`, help: "use another name, for example `platform_owner`" };
  },
};

export default rule;
