import { dbClassExists, isPreviousGenerationDbClass } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database instance class is from a previous generation",
  reason: "AWS creates no new instances of previous generation classes with current versions of PostgreSQL.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html",
  good: "{rds: {rdsInstanceClass: db.t3.small}}",
  bad: "{rds: {rdsInstanceClass: db.m4.large}}",

  *checkSpec({ spec: { rds }, region }) {
    for (const name of ["rdsInstanceClass", "rdsReadReplicaInstanceClass"] as const) {
      const dbClass = rds[name];
      if (dbClass === undefined || !dbClassExists(region, dbClass) || !isPreviousGenerationDbClass(dbClass)) continue;
      yield {
        key: `rds.${name}`,
        message: `\`${dbClass}\` is a previous generation class, and AWS refuses new instances of it`,
        help: "use a current family: t4g or t3, m7g or m6i, r7g or r6i",
      };
    }
  },
};

export default rule;
