/**
 * Instance classes exist: AWS refuses `db.t3.nano` in every region, minutes into `up`.
 *
 * Good: `{rds: {rdsInstanceClass: db.t4g.small}}`
 * Bad: `{rds: {rdsInstanceClass: db.t3.nano}}`
 */
import { dbClassExists, nearestDbClass } from "../../aws/rds.ts";
import type { Rule } from "../rule.ts";

const rule: Rule = {
  code: "CON-R24",
  severity: "error",
  title: "The database class exists for PostgreSQL in the region",
  source: "RDS DescribeOrderableDBInstanceOptions (cfn-lint dbinstanceclass_enum)",
  *check({ spec: { rds }, region }) {
    const names = rds.enableRdsReadReplica
      ? (["rdsInstanceClass", "rdsReadReplicaInstanceClass"] as const)
      : (["rdsInstanceClass"] as const);
    for (const name of names) {
      const dbClass = rds[name];
      if (dbClass === undefined || dbClassExists(region, dbClass)) continue;
      const nearest = nearestDbClass(region, dbClass);
      yield {
        key: `rds.${name}`,
        message: `RDS has no class \`${dbClass}\` for PostgreSQL in ${region}`,
        help: nearest === undefined ? `no classes are known for ${region}` : `the nearest that exists is \`${nearest}\``,
      };
    }
  },
};

export default rule;
