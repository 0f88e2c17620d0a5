import { dbClassExists, isKnownDbFamily, nearestDbClass } from "../../aws/rds.ts";
import { isRegion } from "../../aws/regions.ts";
import { unknownValue } from "../shared/allow-unknown.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  severity: "error",
  title: "Database instance class is not available in the region",
  reason: "Instance classes exist: AWS refuses `db.t3.nano` in every region, minutes into `up`.",
  source: "RDS DescribeOrderableDBInstanceOptions (cfn-lint dbinstanceclass_enum)",
  good: "{rds: {rdsInstanceClass: db.t4g.small}}",
  bad: "{rds: {rdsInstanceClass: db.t3.nano}}",

  *checkSpec(environment) {
    const { region, spec } = environment;
    const { rds } = spec;
    // That the region is unknown has been said.
    if (!isRegion(region)) return;
    const names = rds.enableRdsReadReplica
      ? (["rdsInstanceClass", "rdsReadReplicaInstanceClass"] as const)
      : (["rdsInstanceClass"] as const);
    for (const name of names) {
      const dbClass = rds[name];
      if (dbClass === undefined || dbClassExists(region, dbClass)) continue;
      const nearest = nearestDbClass(region, dbClass);
      yield {
        ...unknownValue(environment, dbClass),
        key: `rds.${name}`,
        message: `RDS has no class \`${dbClass}\` for PostgreSQL in ${region}`,
        help: `the nearest that exists is \`${nearest}\`${isKnownDbFamily(dbClass) ? "" : "; if it is newer than the table, list it in `allowUnknown`"}`,
      };
    }
  },
};

export default rule;
