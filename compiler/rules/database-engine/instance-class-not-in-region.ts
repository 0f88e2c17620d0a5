import { dbClassExists, isKnownDbFamily, nearestDbClass } from "../../aws/rds.ts";
import { isRegion } from "../../aws/regions.ts";
import type { Rule } from "../rule.ts";
import { unknownValue } from "../shared/allow-unknown.ts";

const rule: Rule = {
  severity: "error",
  title: "Database instance class is not available in the region",
  reason: "AWS offers each instance class in some regions and for some engines only. Any other name fails minutes into `up`.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.RegionSupport.html",
  good: "{rds: {rdsInstanceClass: db.t4g.small}}",
  bad: "{rds: {rdsInstanceClass: db.t3.nano}}",

  *checkSpec(environment) {
    const { region, spec } = environment;
    const { rds } = spec;
    // The rule invalid-availability-zone reports an unknown region.
    if (!isRegion(region)) return;
    const names = rds.enableRdsReadReplica
      ? (["rdsInstanceClass", "rdsReadReplicaInstanceClass"] as const)
      : (["rdsInstanceClass"] as const);
    for (const name of names) {
      const dbClass = rds[name];
      if (dbClass === undefined || dbClassExists(region, dbClass)) continue;
      const found = notOffered(region, dbClass);
      yield {
        ...unknownValue(environment, dbClass),
        key: `rds.${name}`,
        message: found.message,
        help: `${found.help}${isKnownDbFamily(dbClass) ? "" : "; if it is newer than the compiler's table, add it to `allowUnknown`"}`,
      };
    }
  },

  *checkPlan(view) {
    const { region } = view.plan;
    if (!isRegion(region)) return;
    for (const instance of view.ofType("aws:rds/instance:Instance")) {
      const dbClass = view.text(instance, "instanceClass");
      // A family that the table does not have may be newer than it.
      if (dbClass === undefined || dbClassExists(region, dbClass) || !isKnownDbFamily(dbClass)) continue;
      yield { resource: instance.id, property: "instanceClass", ...notOffered(region, dbClass) };
    }
  },
};

function notOffered(region: string, dbClass: string): { readonly message: string; readonly help: string } {
  return {
    message: `RDS does not offer \`${dbClass}\` for PostgreSQL in ${region}`,
    help: `the nearest available class is \`${nearestDbClass(region, dbClass)}\``,
  };
}

export default rule;
