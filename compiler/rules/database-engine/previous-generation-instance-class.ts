import { dbClassExists, isPreviousGenerationDbClass } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database instance class is of a previous generation",
  reason: "AWS takes no new instance of its previous generations for current versions of PostgreSQL.",
  source: "RDS User Guide, DB instance class support by engine",
  good: "{rds: {rdsInstanceClass: db.t3.small}}",
  bad: "{rds: {rdsInstanceClass: db.m4.large}}",

  *checkSpec({ spec: { rds }, region }) {
    for (const name of ["rdsInstanceClass", "rdsReadReplicaInstanceClass"] as const) {
      const dbClass = rds[name];
      if (dbClass === undefined || !dbClassExists(region, dbClass) || !isPreviousGenerationDbClass(dbClass)) continue;
      yield {
        key: `rds.${name}`,
        message: `\`${dbClass}\` is of a previous generation: AWS refuses new instances of it`,
        help: "use a current family of the same kind: t4g or t3, m7g or m6i, r7g or r6i",
      };
    }
  },
};

export default rule;
